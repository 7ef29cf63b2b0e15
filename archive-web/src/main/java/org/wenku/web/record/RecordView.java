package org.wenku.web.record;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.web.page.Entry;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Kind;
import org.wenku.web.page.Phrase;
import org.wenku.web.page.Visit;

/**
 * One unit of description with everything a reader may see of it.
 *
 * @param trail what stands above it, the fonds first
 * @param title the title in the reader's language where there is one
 * @param otherTitles the same title in other languages and scripts, and other titles
 * @param state that it is not public, in words; null where it is published
 * @param holder whether it is a unit that holds others rather than a single item
 * @param lead its scope in a few sentences; only where it holds others
 * @param within the identifier to search within; null for a single item
 * @param notice why its files cannot be opened; null where they can
 * @param presentation the object itself; null where there is none or it is not open
 * @param others the further files of the unit that can be shown in its place
 * @param contents what stands directly below it
 * @param areas the description in groups
 * @param origins what the marks of values found by programs mean, one sentence for each program
 * @param files the files to fetch
 * @param inside what stands inside those files that hold others
 * @param tree its place in the fonds
 * @param work what this reader may do with it at the desks of the staff
 */
public record RecordView(
        Frame frame,
        List<Step> trail,
        Phrase title,
        List<Phrase> otherTitles,
        Kind kind,
        @Nullable Phrase date,
        String reference,
        @Nullable String state,
        boolean holder,
        List<Phrase> lead,
        @Nullable String within,
        @Nullable Notice notice,
        @Nullable Presentation presentation,
        List<Choice> others,
        @Nullable Contents contents,
        List<Area> areas,
        List<String> origins,
        List<FileLine> files,
        List<Inside> inside,
        List<Branch> tree,
        Citation citation,
        @Nullable Step previous,
        @Nullable Step following,
        List<Work> work) {

    /** A unit to go to. */
    public record Step(String href, Phrase title) {}

    /** Something to do at a desk of the staff. */
    public record Work(String href, String label) {}

    /** One of the files that can be shown. */
    public record Choice(String href, String name, boolean shown) {}

    /**
     * Why files cannot be opened.
     *
     * @param reason in the words of the archive
     * @param until the day they open, as written; null when that is not known
     */
    public record Notice(@Nullable String reason, @Nullable String until) {}

    /**
     * What stands below.
     *
     * @param total how many, in words
     * @param next the address of the following page; null on the last
     * @param first the address of the first page; null on the first
     */
    public record Contents(
            String total,
            List<Entry> entries,
            @Nullable String next,
            @Nullable String first) {
        public Contents {
            entries = List.copyOf(entries);
        }
    }

    /** A group of things said. */
    public record Area(String name, List<Said> said) {
        public Area {
            said = List.copyOf(said);
        }
    }

    /** All values of one property. */
    public record Said(String label, List<Value> values) {
        public Said {
            values = List.copyOf(values);
        }
    }

    /**
     * One value.
     *
     * @param href where other units with this value are listed; null where that makes no sense
     * @param origin the mark of a value that a program found; null for what a person wrote
     */
    public record Value(
            Phrase phrase, @Nullable String href, @Nullable String origin) {}

    /**
     * A file to fetch.
     *
     * @param href null where it may not be opened
     * @param facts size, format and the like, as written
     * @param sha256 64 hexadecimal digits
     * @param text how its text was obtained and what to know of that; in sentences
     * @param alike what it is nearly the same as; only for who may decide about it
     */
    public record FileLine(
            String name,
            String kind,
            @Nullable String href,
            List<String> facts,
            String sha256,
            List<String> text,
            List<Work> alike) {
        public FileLine {
            facts = List.copyOf(facts);
            text = List.copyOf(text);
            alike = List.copyOf(alike);
        }
    }

    /**
     * A unit in the tree of its fonds.
     *
     * @param href where it leads; for a gap, to the list it stands for
     * @param gap whether it stands for units not shown
     */
    public record Branch(String href, Phrase title, boolean current, boolean gap, List<Branch> below) {
        public Branch {
            below = List.copyOf(below);
        }
    }

    /**
     * How to cite the unit.
     *
     * @param address its lasting address
     */
    public record Citation(String text, String address) {}

    public RecordView {
        requireNonNull(frame, "frame");
        requireNonNull(title, "title");
        trail = List.copyOf(trail);
        otherTitles = List.copyOf(otherTitles);
        lead = List.copyOf(lead);
        others = List.copyOf(others);
        areas = List.copyOf(areas);
        origins = List.copyOf(origins);
        files = List.copyOf(files);
        inside = List.copyOf(inside);
        tree = List.copyOf(tree);
        work = List.copyOf(work);
    }

    /**
     * The page of a unit that this reader may know of.
     *
     * @param wish which of its files and which part of it to show
     * @param after where the list of its contents goes on; null for the beginning
     * @param workshop what was made of its files
     */
    static RecordView of(
            Catalogue catalogue,
            CatalogueRecord record,
            Reader reader,
            Visit visit,
            Presenting.Wish wish,
            @Nullable String after,
            Workshop workshop) {
        return new Composing(catalogue, record, reader, visit).page(wish, after, workshop);
    }
}
