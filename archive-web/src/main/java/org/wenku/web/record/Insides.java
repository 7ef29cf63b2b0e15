package org.wenku.web.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.holding.InnerFile;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepList;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepState;
import org.wenku.archive.unpacking.Container;
import org.wenku.archive.unpacking.Contents;
import org.wenku.archive.unpacking.InnerState;
import org.wenku.archive.unpacking.Unpacking;
import org.wenku.web.page.Language;
import org.wenku.web.page.Messages;

/** Shows what stands inside the containers of a unit. */
final class Insides {

    private static final int PAGE = 100;

    private final Catalogue catalogue;
    private final CatalogueRecord record;
    private final Reader reader;
    private final Messages text;
    private final Presenting.Wish wish;

    Insides(Catalogue catalogue, CatalogueRecord record, Reader reader, Messages text, Presenting.Wish wish) {
        this.catalogue = catalogue;
        this.record = record;
        this.reader = reader;
        this.text = text;
        this.wish = wish;
    }

    /** What stands inside each of these files that is a container. */
    List<Inside> of(List<HeldFile> files) {
        List<HeldFile> containers =
                files.stream().filter(file -> Container.of(file).isPresent()).toList();
        boolean mayUnpack = reader.holds(Right.INGEST, record.fondsId());
        Map<UUID, Step> steps = mayUnpack && !containers.isEmpty()
                ? StepList.newest(
                        catalogue,
                        Unpacking.KIND,
                        containers.stream().map(HeldFile::id).toList())
                : Map.of();
        return containers.stream()
                .map(file -> inside(file, mayUnpack ? unpacking(file, steps.get(file.id())) : null))
                .toList();
    }

    private Inside inside(HeldFile file, Inside.@Nullable Unpacking unpacking) {
        int after = file.id().equals(wish.inside()) ? wish.after() : 0;
        List<Contents.Entry> page = Contents.page(catalogue, file.id(), after, PAGE + 1);
        List<Contents.Entry> shown = page.subList(0, Math.min(PAGE, page.size()));
        Map<UUID, CatalogueRecord> records = catalogue.records(shown.stream()
                .map(Contents.Entry::record)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        String here = "/records/" + record.id();
        return new Inside(
                file.id().toString(),
                file.name(),
                text.of("inside.total", Contents.count(catalogue, file.id())),
                unlisted(file),
                shown.stream().map(entry -> line(entry, records)).toList(),
                page.size() > PAGE
                        ? here + "?inside=" + file.id() + "&from="
                                + shown.get(PAGE - 1).ordinal() + "#inside"
                        : null,
                after > 0 ? here + "#inside" : null,
                Unpacking.unit(catalogue, file.id())
                        .flatMap(catalogue::record)
                        .flatMap(this::address)
                        .orElse(null),
                unpacking);
    }

    private @Nullable String unlisted(HeldFile file) {
        String ending = file.technical().path("unlisted").path("ending").asText("");
        if (ending.isEmpty()) {
            return null;
        }
        String key = "inside.unlisted." + ending.toLowerCase(Locale.ROOT);
        return text.of(text.has(key) ? key : "inside.unlisted.damaged");
    }

    private Inside.Line line(Contents.Entry entry, Map<UUID, CatalogueRecord> records) {
        InnerFile file = entry.file();
        List<String> facts = new ArrayList<>();
        if (file.size() != null) {
            facts.add(text.size(file.size()));
        }
        if (file.modified() != null) {
            facts.add(file.modified().replace("T", " ").replace("Z", " UTC"));
        }
        if (file.crc32() != null) {
            facts.add("CRC-32 " + file.crc32());
        }
        String href = Optional.ofNullable(entry.record())
                .map(records::get)
                .flatMap(this::address)
                .orElse(null);
        return new Inside.Line(file.path(), href, facts, said(entry));
    }

    /** The address of a record that this reader may know of. */
    private Optional<String> address(CatalogueRecord of) {
        return of.accessFor(reader).mayDescribe() ? Optional.of("/records/" + of.id()) : Optional.empty();
    }

    private @Nullable String said(Contents.Entry entry) {
        List<String> said = new ArrayList<>();
        String note = text.language() == Language.ZH ? entry.noteZh() : entry.noteEn();
        boolean forStaff = reader.holds(Right.INGEST, record.fondsId());
        if (entry.state() != InnerState.LISTED && forStaff) {
            said.add(text.of("inside.state." + entry.state().name().toLowerCase(Locale.ROOT)));
        }
        InnerFile.Problem problem = entry.file().problem();
        if (note != null && forStaff) {
            said.add(note);
        } else if (problem != null) {
            said.add(text.of("inside.problem." + problem.name().toLowerCase(Locale.ROOT)));
        }
        if (entry.file().leadsOut()) {
            said.add(text.of("inside.leads-out"));
        }
        return said.isEmpty() ? null : String.join(" ", said);
    }

    private Inside.Unpacking unpacking(HeldFile file, @Nullable Step step) {
        if (step == null) {
            // Mail has been opened as it came in, if only with the mailbox that it was in.
            boolean mail = Container.of(file).filter(Container::isMail).isPresent();
            String button = text.of(mail ? "inside.unpack.again" : "inside.unpack");
            return new Inside.Unpacking(null, false, null, null, button, !mail);
        }
        boolean busy = step.state() == StepState.WAITING || step.state() == StepState.RUNNING;
        StepNote note = busy ? null : step.note();
        Long total = step.total();
        String state = text.of("inside.unpacking." + step.state().name().toLowerCase(Locale.ROOT));
        return new Inside.Unpacking(
                busy && total != null ? text.of("inside.unpacking.at", step.done(), total) : state,
                busy,
                note == null ? null : text.language() == Language.ZH ? note.chinese() : note.english(),
                note == null ? null : note.cause(),
                text.of("inside.unpack.again"),
                false);
    }
}
