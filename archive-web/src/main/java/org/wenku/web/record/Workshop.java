package org.wenku.web.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wenku.archive.access.Reader;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepList;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.unpacking.Unpacking;
import org.wenku.web.page.Language;

/**
 * What was made of files, and what could not be made and why: the latter only for the staff, because readers can do nothing
 * about it.
 */
record Workshop(RenditionShelf shelf, Reader reader) {

    /** What is missing, as sentences, by file. */
    Map<UUID, List<String>> gaps(Catalogue catalogue, List<HeldFile> files, Language language) {
        Map<UUID, List<String>> gaps = new HashMap<>();
        if (!reader.equals(Reader.PUBLIC)) {
            for (Step step : StepList.troubles(
                    catalogue, files.stream().map(HeldFile::id).toList())) {
                StepNote note = step.note();
                if (note != null && step.subject() != null && !step.kind().equals(Unpacking.KIND)) {
                    gaps.computeIfAbsent(step.subject(), file -> new ArrayList<>())
                            .add(sentence(note, language));
                }
            }
        }
        return gaps;
    }

    private static String sentence(StepNote note, Language language) {
        String said = language == Language.ZH ? note.chinese() : note.english();
        return note.cause() == null ? said : said + " " + note.cause();
    }
}
