package org.wenku.web.staff.queue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * What is done in the background.
 *
 * @param waiting how many steps wait, in words; null when none does
 * @param running what is being worked at, the longest first
 * @param batches the newest batches of which something is still to come
 * @param failed what went wrong, by cause
 * @param lacking what waits for a program, by program
 */
public record QueuePage(
        Frame frame,
        @Nullable String fault,
        @Nullable String done,
        @Nullable String waiting,
        List<Running> running,
        List<BatchLine> batches,
        List<Trouble> failed,
        List<Trouble> lacking) {

    /**
     * A step that is being worked at.
     *
     * @param file what it is done to, as a name; null when it is no file
     * @param record the address of its record
     * @param percent how far it is; null when that is not known
     * @param standing how far it is and since when, in words
     */
    public record Running(
            String kind,
            @Nullable String file,
            @Nullable String record,
            @Nullable Integer percent,
            String standing) {}

    /**
     * A batch.
     *
     * @param name the folders and files it came from
     * @param facts who brought it in and when
     * @param standing how many files are done, of all
     * @param percent the same as a number
     * @param step what is being done to it at this moment; null when nothing is
     * @param trouble how many steps failed or lack a program, in words; null when none
     */
    public record BatchLine(
            String name,
            String facts,
            String standing,
            int percent,
            @Nullable String step,
            @Nullable String trouble) {}

    /**
     * Steps in trouble for the same cause.
     *
     * @param href where they are listed; also where decisions about all of them go
     * @param heading the kind and how many
     * @param sentence what happened
     * @param words what the tool said itself; null when it said nothing
     * @param latest when the latest of them ended
     */
    public record Trouble(
            String key,
            String href,
            String heading,
            String sentence,
            @Nullable String words,
            @Nullable String latest) {}

    public QueuePage {
        requireNonNull(frame, "frame");
        running = List.copyOf(running);
        batches = List.copyOf(batches);
        failed = List.copyOf(failed);
        lacking = List.copyOf(lacking);
    }
}
