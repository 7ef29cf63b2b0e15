package org.wenku.web.staff.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.ingest.sheet.SheetImport;
import org.wenku.web.page.Frame;

/**
 * One import.
 *
 * @param busy whether a step is at work on it, so that the page looks again by itself
 * @param failed what the step said when it failed; null when it did not
 * @param mayEnter whether its good rows can be entered now
 * @param mayMap whether its columns may still be given other meanings
 * @param target the reference code of the unit that it goes below
 */
public record ImportPage(
        Frame frame,
        SheetImport sheet,
        String sentence,
        boolean busy,
        @Nullable String failed,
        boolean mayEnter,
        boolean mayMap,
        String target,
        List<FaultLine> faults,
        @Nullable String next,
        List<Choice> choices) {
    public ImportPage {
        faults = List.copyOf(faults);
        choices = List.copyOf(choices);
    }

    /** A fault as the report shows it. */
    public record FaultLine(long row, String column, String header, String sentence) {}

    /** Something that a column can mean. */
    public record Choice(String value, String label) {}

    /** How much of the rows is done, of a thousand. */
    public long permille() {
        SheetImport.Counts counts = sheet.counts();
        long all = counts.entered() + counts.ready();
        return all == 0 ? 0 : 1000 * counts.entered() / all;
    }
}
