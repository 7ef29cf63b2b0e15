package org.wenku.web.staff.receiving;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * One delivery with its files.
 *
 * @param into the unit below which it is to stand
 * @param accession the accession it belongs to; null for none
 * @param fault why something could not be done just now; null when nothing failed
 * @param note why it could not be taken in to the end; null when nothing is to be said
 * @param open whether files may be added
 * @param running whether it waits to be taken in or is being taken in
 * @param again whether what could not be taken in to the end may be tried again
 * @param done how much of {@code all} is done; bytes while it comes, files while it is taken in
 * @param coming how many files are not complete
 * @param whole how many are complete and not taken in
 * @param words what the module says, as JSON
 * @param next the address of the following page of files; null on the last
 */
public record DeliveryPage(
        Frame frame,
        String id,
        String name,
        Into into,
        @Nullable Into accession,
        @Nullable String fault,
        @Nullable String note,
        String state,
        String facts,
        boolean open,
        boolean running,
        boolean again,
        long done,
        long all,
        long coming,
        long whole,
        List<Count> outcomes,
        String words,
        List<Row> rows,
        @Nullable String next) {

    /** Where it is to stand, or what it belongs to. */
    public record Into(String href, String code, String title) {}

    /** How many files ended in one way. */
    public record Count(long number, String words) {}

    /**
     * One file.
     *
     * @param kind how far it is, as a word for the style sheet
     * @param why what is said of its end; null when nothing is
     * @param record the address of the record that holds it; null while there is none
     */
    public record Row(
            String path,
            String size,
            String kind,
            String state,
            @Nullable String why,
            @Nullable String record) {}

    public DeliveryPage {
        requireNonNull(frame, "frame");
        outcomes = List.copyOf(outcomes);
        rows = List.copyOf(rows);
    }

    /** The address of this page. */
    public String href() {
        return "/staff/receive/" + id;
    }
}
