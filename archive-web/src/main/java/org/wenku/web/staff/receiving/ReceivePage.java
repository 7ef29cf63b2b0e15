package org.wenku.web.staff.receiving;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * The page on which things are put down, with what this person has sent before.
 *
 * @param fault why what was sent was not taken; null when nothing was wrong
 * @param into the unit named already
 * @param accession the number of the accession named already; may be empty
 * @param accessions the newest entries of the register
 * @param mayPublish whether this person may publish anywhere
 * @param words what the module says, as JSON
 * @param next the address of the following page of deliveries; null on the last
 */
public record ReceivePage(
        Frame frame,
        @Nullable String fault,
        String into,
        String accession,
        List<Place> accessions,
        boolean mayPublish,
        List<Place> places,
        String words,
        List<Line> deliveries,
        @Nullable String next) {

    /** A unit to choose, or an accession, under its number. */
    public record Place(String code, String title) {}

    /**
     * One delivery.
     *
     * @param attention whether it waits for this person
     */
    public record Line(String href, String name, String state, String facts, boolean attention) {}

    public ReceivePage {
        requireNonNull(frame, "frame");
        accessions = List.copyOf(accessions);
        places = List.copyOf(places);
        deliveries = List.copyOf(deliveries);
    }
}
