package org.wenku.ingest.rendition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.rendition.Rendition;
import org.wenku.archive.rendition.RenditionKind;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.archive.rendition.RenditionTable;
import org.wenku.archive.step.NewStep;
import org.wenku.archive.step.StepPriority;
import org.wenku.ingest.inspect.Tool;

/**
 * Asks for renditions again because a tool has become better, or because some were never made or are gone. What the present
 * tools have made is passed over; what no present tool can make better stays as it is.
 */
public final class Remaking {

    private static final int LOT = 500;

    private final Archive archive;
    private final Map<RenditionKind, Maker> makers;
    private final Tool tesseract;
    private final RenditionShelf shelf;

    Remaking(Archive archive, Map<RenditionKind, Maker> makers, Tool tesseract) {
        this.archive = archive;
        this.makers = makers;
        this.tesseract = tesseract;
        this.shelf = new RenditionShelf(archive);
    }

    /** The names of everything that can be made again: the kinds of rendition, and OCR. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of(Needs.OCR));
        for (RenditionKind kind : RenditionKind.values()) {
            names.add(kind.code());
        }
        return names;
    }

    /**
     * How it ended.
     *
     * @param files that were looked at
     * @param asked how many steps were asked for
     */
    public record Asked(long files, long asked) {}

    /**
     * Goes through all files and asks for what is to be made.
     *
     * @param names which of {@link #names()}
     * @param by who wants it
     * @param progress is told from time to time how many files were looked at
     */
    public Asked ask(Set<String> names, String by, LongConsumer progress) {
        UUID after = new UUID(0, 0);
        long files = 0;
        long asked = 0;
        for (List<Candidate> lot = lot(after); !lot.isEmpty(); lot = lot(after)) {
            asked += ask(lot, names, by);
            files += lot.size();
            after = lot.get(lot.size() - 1).id();
            progress.accept(files);
        }
        archive.steps().wake();
        return new Asked(files, asked);
    }

    /**
     * A file of which something may be made.
     *
     * @param reader the version of the program that read its text by OCR; null when none did
     */
    private record Candidate(
            UUID id,
            String mediaType,
            String sha256,
            String ocr,
            @Nullable String reader) {}

    private List<Candidate> lot(UUID after) {
        return archive.read(catalogue -> catalogue.ask(session -> session
                .createNativeQuery(
                        "select f.id, f.media_type, f.sha256, f.ocr_state, t.tool_version from file f"
                                + " left join file_text t on t.file_id = f.id and t.origin = 'OCR'"
                                + " where f.id > :after and f.kind in ('ORIGINAL', 'ACCESS') and f.size > 0"
                                + " order by f.id",
                        Tuple.class)
                .setParameter("after", after)
                .setMaxResults(LOT)
                .list()
                .stream()
                .map(row -> new Candidate(
                        row.get("id", UUID.class),
                        row.get("media_type", String.class),
                        row.get("sha256", String.class),
                        row.get("ocr_state", String.class),
                        row.get("tool_version", String.class)))
                .toList()));
    }

    private int ask(List<Candidate> lot, Set<String> names, String by) {
        Map<String, Map<RenditionKind, Rendition>> made = made(lot);
        List<NewStep> steps = new ArrayList<>();
        for (Candidate file : lot) {
            Map<RenditionKind, Rendition> its = made.getOrDefault(file.sha256(), Map.of());
            for (RenditionKind kind : kinds(file, its)) {
                if (names.contains(kind.code()) && isToBeMade(kind, its.get(kind))) {
                    steps.add(Needs.step(kind, file.id(), by));
                }
            }
            if (names.contains(Needs.OCR)) {
                reading(file, by).ifPresent(steps::add);
            }
        }
        return steps.isEmpty()
                ? 0
                : archive.write(
                        new Act(by, "remake", null), desk -> archive.steps().askAnew(desk, steps));
    }

    private Map<String, Map<RenditionKind, Rendition>> made(List<Candidate> lot) {
        List<String> digests = lot.stream().map(Candidate::sha256).distinct().toList();
        List<Rendition> all =
                archive.read(catalogue -> catalogue.ask(session -> new RenditionTable(session).of(digests)));
        Map<String, Map<RenditionKind, Rendition>> made = new HashMap<>();
        all.forEach(one -> made.computeIfAbsent(one.sha256(), digest -> new EnumMap<>(RenditionKind.class))
                .put(one.kind(), one));
        return made;
    }

    /** What a file needs; of an office document also what is made of its PDF. */
    private static Set<RenditionKind> kinds(Candidate file, Map<RenditionKind, Rendition> made) {
        Set<RenditionKind> kinds = Needs.of(file.mediaType());
        if (made.containsKey(RenditionKind.PDF)) {
            kinds.add(RenditionKind.TEXT_BOXES);
        }
        return kinds;
    }

    private boolean isToBeMade(RenditionKind kind, @Nullable Rendition made) {
        if (made == null || !shelf.isThere(made)) {
            return true;
        }
        Maker maker = makers.get(kind);
        return maker != null
                && maker.means() instanceof Maker.By by
                && !(made.tool().equals(by.tool()) && made.version().equals(by.version()));
    }

    /** The reading of a picture of text; what was read by this very version is not read again. */
    private Optional<NewStep> reading(Candidate file, String by) {
        boolean anew =
                file.reader() != null && tesseract.isThere() && !file.reader().equals(tesseract.version());
        return switch (file.ocr()) {
            case "PENDING", "UNAVAILABLE", "MISSING_LANGUAGE", "FAILED" ->
                Optional.of(NewStep.of(Needs.OCR, file.id(), StepPriority.WHEN_QUIET, by));
            case "DONE" ->
                anew
                        ? Optional.of(new NewStep(
                                Needs.OCR,
                                file.id(),
                                StepPriority.WHEN_QUIET,
                                JsonNodeFactory.instance.objectNode().put("anew", true),
                                by,
                                null,
                                Needs.OCR + ":" + file.id()))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
