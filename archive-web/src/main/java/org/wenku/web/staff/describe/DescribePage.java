package org.wenku.web.staff.describe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Phrase;
import org.wenku.web.record.Exhibit;
import org.wenku.web.record.RecordView;
import org.wenku.web.staff.authorities.Named;
import org.wenku.web.staff.authorities.Offer;

/**
 * The form beside the object.
 *
 * @param action where the form is sent
 * @param heading what is described
 * @param exhibit the object; null for a new unit, which has none yet
 * @param done what has just been done, in a sentence; null where nothing was
 * @param draft that a draft is shown and since when, in a sentence; null where none is
 * @param draftAddress where what is typed is kept; null for who has no account
 * @param faults what cannot be understood beside the lines
 * @param clash what somebody else has written meanwhile; null where nobody has
 * @param essentials what no description should lack
 * @param more the elements that are not on the form, in groups
 * @param placing where a new unit is to stand; null for a record that is there
 * @param version the version of the record under the form
 * @param next the form of the unit after this one; null after the last
 * @param publication whether readers see it, and what can be done about that; null for a new unit
 */
public record DescribePage(
        Frame frame,
        String action,
        Heading heading,
        @Nullable Exhibit exhibit,
        @Nullable String done,
        @Nullable String draft,
        @Nullable String draftAddress,
        List<String> faults,
        @Nullable Clash clash,
        List<Essential> essentials,
        List<Area> areas,
        List<Group> more,
        Condition condition,
        @Nullable Placing placing,
        int version,
        String why,
        @Nullable String previous,
        @Nullable String next,
        @Nullable Publication publication) {

    /**
     * What is described.
     *
     * @param trail what stands above, the fonds first
     * @param facts level, reference code and the like
     * @param state draft, published or withdrawn, in words; null for a new unit
     * @param page its page for readers; null for a new unit
     */
    public record Heading(
            List<RecordView.Step> trail,
            Phrase title,
            String facts,
            @Nullable String state,
            @Nullable String page) {
        public Heading {
            trail = List.copyOf(trail);
        }
    }

    /**
     * Whether readers see a record.
     *
     * @param now what they see today
     * @param publish where to send that it is to be published; null where it is public or this person may not
     * @param then what they would see if it were published
     * @param ways what else can be done with the record as a whole
     */
    public record Publication(
            List<String> now, @Nullable String publish, List<String> then, List<RecordView.Work> ways) {
        public Publication {
            now = List.copyOf(now);
            then = List.copyOf(then);
            ways = List.copyOf(ways);
        }
    }

    /** What somebody else has written meanwhile. */
    public record Clash(List<String> since, List<Compared> compared) {
        public Clash {
            since = List.copyOf(since);
            compared = List.copyOf(compared);
        }
    }

    /**
     * One element that somebody else has changed.
     *
     * @param both whether this person has changed it too
     * @param name what to ask for to take theirs
     */
    public record Compared(
            String label, List<Phrase> was, List<Phrase> now, List<Phrase> mine, boolean both, String name) {
        public Compared {
            was = List.copyOf(was);
            now = List.copyOf(now);
            mine = List.copyOf(mine);
        }
    }

    /**
     * What no description should lack.
     *
     * @param href its place on the form
     * @param elements those of which one is enough, as names with spaces between
     * @param above whether it is said of a unit above, and so need not be said here
     */
    public record Essential(String label, String href, String elements, boolean said, boolean above) {}

    /** How many of the essentials are said. */
    public long essentialsSaid() {
        return essentials.stream().filter(Essential::said).count();
    }

    /** A group of elements. */
    public record Area(String key, String name, List<Element> elements) {
        public Area {
            elements = List.copyOf(elements);
        }
    }

    /**
     * One element with its lines.
     *
     * @param picks whether its values are picked from the authorities
     */
    public record Element(
            String name,
            String label,
            boolean date,
            boolean prose,
            boolean picks,
            List<Field> fields,
            List<Above> above) {
        public Element {
            fields = List.copyOf(fields);
            above = List.copyOf(above);
        }
    }

    /**
     * One line.
     *
     * @param named whom or what the value names; null where nothing is known of that
     * @param offer what was found for it; null where nothing was looked for
     * @param rows the height of the field for text of several lines
     * @param found who found this value where, in words; null for what a person wrote
     * @param reading how the date is understood; null where it is none
     * @param fault what cannot be understood; null where nothing is wrong
     * @param focus whether the person goes on writing here
     */
    public record Field(
            int index,
            int number,
            String value,
            String language,
            String edtf,
            String authority,
            @Nullable Named named,
            @Nullable Offer offer,
            boolean accepted,
            int rows,
            @Nullable String found,
            @Nullable String reading,
            @Nullable String fault,
            boolean focus) {}

    /** What a unit above says. */
    public record Above(Phrase phrase, String reference) {}

    /** Elements to choose from. */
    public record Group(String name, List<Option> options) {
        public Group {
            options = List.copyOf(options);
        }
    }

    /** One choice of a list. */
    public record Option(String value, String label) {}

    /**
     * The condition of access.
     *
     * @param inherited what follows from above, in a sentence; null where everything above is open
     */
    public record Condition(
            String chosen,
            String until,
            String reason,
            @Nullable String inherited) {}

    /** Where a new unit is to stand. */
    public record Placing(String prefix, String code, String level, List<Option> levels, boolean codeNeeded) {
        public Placing {
            levels = List.copyOf(levels);
        }
    }

    public DescribePage {
        faults = List.copyOf(faults);
        essentials = List.copyOf(essentials);
        areas = List.copyOf(areas);
        more = List.copyOf(more);
    }
}
