package org.wenku.web.record;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.holding.Cue;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.rendition.Rendition;
import org.wenku.archive.rendition.RenditionKind;
import org.wenku.web.file.FileAddress;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Phrase;

/** Chooses how the object of a unit is shown. */
final class Presenting {

    /** What every browser shows; pictures in other formats are drawn for the page. */
    private static final Set<String> SHOWN_PICTURES =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/svg+xml", "image/bmp");

    private static final int PAGE_WIDTH = 900;
    private static final int LARGE_WIDTH = 1800;
    private static final int LINKS_AROUND = 2;

    private final Catalogue catalogue;
    private final List<HeldFile> files;
    private final Map<UUID, FileText> texts;
    private final Phrase title;
    private final Messages text;
    private final Wish wish;
    private final Made made;

    /**
     * What the reader asks to see.
     *
     * @param file one of the files; null for the one to begin with
     * @param part the part, page or slide, counted from 1
     * @param inside the container of which further contents are to be listed; null for none
     * @param after the place in that container after which to go on
     */
    record Wish(@Nullable UUID file, int part, @Nullable UUID inside, int after) {

        /** What the parameters {@code file}, {@code part}, {@code inside} and {@code from} of an address ask for. */
        static Wish of(MultivaluedMap<String, String> parameters) {
            return new Wish(
                    file(parameters.getFirst("file")),
                    number(parameters.getFirst("part"), 1),
                    file(parameters.getFirst("inside")),
                    number(parameters.getFirst("from"), 0));
        }

        private static @Nullable UUID file(@Nullable String text) {
            try {
                return text == null ? null : UUID.fromString(text);
            } catch (IllegalArgumentException notOne) {
                return null; // because the page without a choice is more use than a refusal
            }
        }

        private static int number(@Nullable String text, int otherwise) {
            try {
                return text == null ? otherwise : Integer.parseInt(text);
            } catch (NumberFormatException notOne) {
                return otherwise; // because the beginning is more use than a refusal
            }
        }
    }

    Presenting(
            Catalogue catalogue,
            List<HeldFile> files,
            Map<UUID, FileText> texts,
            Phrase title,
            Messages text,
            Wish wish,
            Made made) {
        this.catalogue = catalogue;
        this.files = files;
        this.texts = texts;
        this.title = title;
        this.text = text;
        this.wish = wish;
        this.made = made;
    }

    private List<HeldFile> originals() {
        List<HeldFile> originals =
                files.stream().filter(file -> file.kind() == FileKind.ORIGINAL).toList();
        return originals.isEmpty()
                ? files.stream().filter(file -> file.kind() == FileKind.ACCESS).toList()
                : originals;
    }

    private Optional<HeldFile> chosen() {
        List<HeldFile> originals = originals();
        return originals.stream()
                .filter(file -> file.id().equals(wish.file()))
                .findFirst()
                .or(() -> originals.stream()
                        .filter(file -> way(file) != Way.DOWNLOAD)
                        .findFirst())
                .or(() -> originals.stream().findFirst());
    }

    /** The files that can be shown, where there is a choice. */
    List<RecordView.Choice> choices() {
        UUID shown = chosen().map(HeldFile::id).orElse(null);
        List<HeldFile> originals = originals();
        return originals.size() < 2
                ? List.of()
                : originals.stream()
                        .map(file -> new RecordView.Choice(
                                "?file=" + file.id() + "#object",
                                file.name(),
                                file.id().equals(shown)))
                        .toList();
    }

    @Nullable
    Presentation shown() {
        return chosen().map(this::present).orElse(null);
    }

    private enum Way {
        PICTURE,
        PAGES,
        RECORDING,
        READING,
        DOWNLOAD
    }

    private Way way(HeldFile file) {
        String type = file.mediaType();
        if (type.startsWith("image/")) {
            return Way.PICTURE;
        }
        if (type.startsWith("audio/") || type.startsWith("video/")) {
            return Way.RECORDING;
        }
        if (type.equals("application/pdf") || made.of(file, RenditionKind.PDF).isPresent()) {
            return Way.PAGES;
        }
        FileText known = texts.get(file.id());
        return known != null && known.parts() > 0 ? Way.READING : Way.DOWNLOAD;
    }

    private Presentation present(HeldFile file) {
        Pages pages = new Pages(catalogue, file.id(), texts.get(file.id()), text);
        return switch (way(file)) {
            case PICTURE -> picture(file, pages);
            case PAGES -> page(file, pages);
            case RECORDING -> recording(file);
            case READING -> reading(file, pages);
            case DOWNLOAD -> new Presentation.Download(FileAddress.of(file), file.name(), text.size(file.size()));
        };
    }

    private Presentation picture(HeldFile file, Pages pages) {
        HeldFile seen = SHOWN_PICTURES.contains(file.mediaType())
                ? file
                : accessCopy(file).orElse(file);
        boolean drawn = !SHOWN_PICTURES.contains(seen.mediaType());
        Fields fields = new Fields(seen);
        return new Presentation.Picture(
                drawn ? FileAddress.image(seen.id()) : FileAddress.of(seen),
                text.of("picture.alt", title.text()),
                fields.width(),
                fields.height(),
                pages.all());
    }

    private Optional<HeldFile> accessCopy(HeldFile file) {
        return files.stream()
                .filter(other -> other.kind() == FileKind.ACCESS && SHOWN_PICTURES.contains(other.mediaType()))
                .filter(other -> originals().size() == 1 || stem(other).equals(stem(file)))
                .findFirst();
    }

    private Presentation page(HeldFile file, Pages pages) {
        boolean itself = file.mediaType().equals("application/pdf");
        int stated = itself
                ? new Fields(file).pages()
                : made.of(file, RenditionKind.TEXT_BOXES)
                        .map(boxes -> boxes.facts().path("pages").asInt())
                        .orElse(0);
        int total = Math.max(1, stated > 0 ? stated : pages.parts());
        int shown = Math.max(1, Math.min(wish.part(), total));
        return new Presentation.Page(
                FileAddress.page(file, shown, PAGE_WIDTH),
                FileAddress.page(file, shown, LARGE_WIDTH),
                text.of("page.alt", title.text(), shown),
                itself || pages.parts() == total ? pages.page(shown) : shown == 1 ? pages.all() : null,
                pager(file, shown, total, "part.position"));
    }

    private Presentation reading(HeldFile file, Pages pages) {
        int total = Math.max(1, pages.parts());
        int shown = Math.max(1, Math.min(wish.part(), total));
        return new Presentation.Reading(pages.part(shown), pager(file, shown, total, "part.position.flow"));
    }

    private Presentation recording(HeldFile file) {
        List<HeldFile> transcripts = transcripts(file);
        List<Cue> cues = new ArrayList<>();
        transcripts.forEach(transcript -> cues.addAll(catalogue.cues(transcript.id())));
        if (cues.isEmpty()) {
            cues.addAll(catalogue.cues(file.id()));
        }
        long duration = new Fields(file).duration();
        Optional<Rendition> copy = made.of(file, RenditionKind.WEB_COPY);
        return new Presentation.Recording(
                file.mediaType().startsWith("video/"),
                copy.map(web -> FileAddress.rendition(file.id(), RenditionKind.WEB_COPY))
                        .orElseGet(() -> FileAddress.of(file)),
                copy.map(Rendition::mediaType).orElse(file.mediaType()),
                made.of(file, RenditionKind.POSTER).isPresent()
                        ? FileAddress.rendition(file.id(), RenditionKind.POSTER)
                        : null,
                made.path(file, RenditionKind.WAVEFORM).map(Waveform::path).orElse(null),
                duration > 0 ? text.clock(duration) : null,
                cues.isEmpty() ? null : FileAddress.captions(file.id()),
                cues.stream()
                        .map(Cue::language)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("und"),
                Transcript.of(cues, text));
    }

    /** The transcripts that came in beside a recording, under its name where the unit has several recordings. */
    private List<HeldFile> transcripts(HeldFile recording) {
        List<HeldFile> transcripts = files.stream()
                .filter(file -> file.kind() == FileKind.TRANSCRIPT)
                .toList();
        List<HeldFile> named = transcripts.stream()
                .filter(transcript -> transcript.name().startsWith(stem(recording)))
                .toList();
        boolean only =
                originals().stream().filter(file -> way(file) == Way.RECORDING).count() == 1;
        return named.isEmpty() && only ? transcripts : named;
    }

    private static String stem(HeldFile file) {
        int dot = file.name().lastIndexOf('.');
        return dot > 0 ? file.name().substring(0, dot) : file.name();
    }

    private Presentation.Pager pager(HeldFile file, int shown, int total, String position) {
        List<Presentation.PartLink> links = new ArrayList<>();
        int before = 0;
        for (int part : linked(shown, total)) {
            if (part - before > 1) {
                links.add(new Presentation.PartLink("…", null, false));
            }
            links.add(new Presentation.PartLink(Integer.toString(part), address(file, part), part == shown));
            before = part;
        }
        return new Presentation.Pager(
                text.of(position, shown, total),
                shown > 1 ? address(file, shown - 1) : null,
                shown < total ? address(file, shown + 1) : null,
                links);
    }

    /** The first part, the last, the one shown and its neighbours. */
    private static SortedSet<Integer> linked(int shown, int total) {
        SortedSet<Integer> linked = new TreeSet<>(List.of(1, total));
        for (int part = Math.max(1, shown - LINKS_AROUND); part <= Math.min(total, shown + LINKS_AROUND); part++) {
            linked.add(part);
        }
        return linked;
    }

    private String address(HeldFile file, int part) {
        return "?" + (file.id().equals(wish.file()) ? "file=" + file.id() + "&" : "") + "part=" + part + "#object";
    }
}
