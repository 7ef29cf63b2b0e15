package org.wenku.web.staff.status;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * How the archive is.
 *
 * @param looked what came of looking again; null when nobody asked for it
 * @param missing the programs that are not there
 * @param there the programs that are
 * @param storage how much room things take, and how much there is
 * @param work how the work in the background is
 */
public record StatusPage(
        Frame frame,
        @Nullable String looked,
        List<Program> missing,
        List<Program> there,
        List<Figure> storage,
        List<Figure> work) {

    /**
     * A program.
     *
     * @param version with what else is to be known of it; null when it is missing
     * @param purpose what the archive uses it for
     * @param get how it is got; null when it is there
     * @param waiting how much waits for it, in words; null when nothing does
     */
    public record Program(
            String name,
            @Nullable String version,
            String purpose,
            @Nullable String get,
            @Nullable String waiting) {}

    /**
     * One figure.
     *
     * @param grave whether somebody should see to it
     */
    public record Figure(String name, String value, boolean grave) {}

    public StatusPage {
        requireNonNull(frame, "frame");
        missing = List.copyOf(missing);
        there = List.copyOf(there);
        storage = List.copyOf(storage);
        work = List.copyOf(work);
    }
}
