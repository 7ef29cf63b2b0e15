package org.wenku.web.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.likeness.Pair;
import org.wenku.archive.likeness.Pairs;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepList;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.unpacking.Unpacking;
import org.wenku.web.page.Language;
import org.wenku.web.page.Messages;

/**
 * What was made of files, and what could not be made and why: the latter only for the staff, because readers can do nothing
 * about it.
 */
record Workshop(RenditionShelf shelf, Reader reader) {

    /** What is missing, as sentences, by file. */
    Map<UUID, List<String>> gaps(Catalogue catalogue, List<HeldFile> files, Messages text) {
        Map<UUID, List<String>> gaps = new HashMap<>();
        Map<UUID, Set<String>> unseen = new HashMap<>();
        if (!reader.equals(Reader.PUBLIC)) {
            for (Step step : StepList.troubles(
                    catalogue, files.stream().map(HeldFile::id).toList())) {
                StepNote note = step.note();
                if (note != null && step.subject() != null && !step.kind().equals(Unpacking.KIND)) {
                    if (step.lacks() != null && Findings.isBy(step.lacks())) {
                        unseen.computeIfAbsent(step.subject(), file -> new TreeSet<>())
                                .add(step.lacks());
                    } else {
                        gaps.computeIfAbsent(step.subject(), file -> new ArrayList<>())
                                .add(sentence(note, text.language()));
                    }
                }
            }
        }
        unseen.forEach((file, programs) ->
                gaps.computeIfAbsent(file, none -> new ArrayList<>()).add(Findings.missing(programs, text)));
        return gaps;
    }

    /** What is nearly the same, by file; only where this reader may see both and decide. */
    Map<UUID, List<RecordView.Work>> alike(Catalogue catalogue, List<HeldFile> files, Messages text) {
        Map<UUID, List<RecordView.Work>> alike = new HashMap<>();
        if (reader.holdsAnywhere(Right.DESCRIBE)) {
            Pairs.of(catalogue, files.stream().map(HeldFile::id).toList())
                    .forEach((file, pairs) -> alike.put(
                            file,
                            pairs.stream()
                                    .filter(pair -> pair.isFor(reader))
                                    .map(pair -> new RecordView.Work(
                                            "/staff/near-duplicates/" + pair.id(), sentence(pair, file, text)))
                                    .toList()));
        }
        return alike;
    }

    private static String sentence(Pair pair, UUID file, Messages text) {
        Pair.Side other = pair.besides(file);
        Pair.Decision decision = pair.decision();
        return decision == null
                ? text.of("likeness.of.open", other.code(), other.title(), pair.likeness() + " %")
                : text.of("likeness.of.same", other.code(), other.title(), decision.by());
    }

    private static String sentence(StepNote note, Language language) {
        String said = language == Language.ZH ? note.chinese() : note.english();
        return note.cause() == null ? said : said + " " + note.cause();
    }
}
