package org.wenku.web.searching;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.search.SearchPage;
import org.wenku.web.page.Entry;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Visit;

/**
 * What a search found.
 *
 * @param query what was asked, as the reader wrote it
 * @param within the unit the search keeps within, by its identifier; null for the whole archive
 * @param total how many there are, in words
 * @param notes what the reader should know about how the question was read
 * @param chips what the results are limited to; each can be taken away
 * @param clear the same question without any limit
 * @param orders the orders to choose from
 * @param next the address of the following page; null on the last
 * @param first the address of the first page; null on the first
 * @param bulk where all that was found can be changed at once; null for who may not
 */
public record ResultsPage(
        Frame frame,
        String query,
        @Nullable String within,
        boolean found,
        String total,
        List<String> notes,
        List<Chip> chips,
        String clear,
        List<Order> orders,
        List<Box> facets,
        List<Entry> entries,
        @Nullable String next,
        @Nullable String first,
        @Nullable String bulk) {

    /** One limit that is on. */
    public record Chip(String facet, String label, @Nullable String language, String without) {}

    /** One order the results may come in. */
    public record Order(String value, String label, boolean chosen) {}

    /**
     * One property to limit the results by.
     *
     * @param name the name of the parameter
     * @param choices the most frequent values and those that are chosen
     * @param more the others
     */
    public record Box(String name, String label, List<Choice> choices, List<Choice> more) {
        public Box {
            choices = List.copyOf(choices);
            more = List.copyOf(more);
        }
    }

    /**
     * One value of a property.
     *
     * @param id unique in the page, so that the focus can come back after a change
     * @param count how many results have it, as written
     */
    public record Choice(
            String id, String value, String label, @Nullable String language, String count, boolean chosen) {}

    public ResultsPage {
        requireNonNull(frame, "frame");
        requireNonNull(query, "query");
        notes = List.copyOf(notes);
        orders = List.copyOf(orders);
        chips = List.copyOf(chips);
        facets = List.copyOf(facets);
        entries = List.copyOf(entries);
    }

    /** The page that answers a question. */
    static ResultsPage of(Visit visit, Question question, SearchPage found, Catalogue catalogue, Reader reader) {
        return new Answer(visit, question, found, catalogue, reader).page();
    }
}
