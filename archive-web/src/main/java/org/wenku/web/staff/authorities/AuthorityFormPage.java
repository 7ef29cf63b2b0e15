package org.wenku.web.staff.authorities;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Phrase;

/**
 * The form of an authority.
 *
 * @param action where it is sent
 * @param done what has just been done, in a sentence; null where nothing was
 * @param clash what somebody else has written meanwhile; null where nobody has
 * @param namesakes others of the same kind and name; empty where there are none or the person has said that this is another
 * @param standing what is known of it; null for one that is not there yet
 */
public record AuthorityFormPage(
        Frame frame,
        String action,
        Phrase heading,
        @Nullable String done,
        List<String> faults,
        @Nullable Clash clash,
        List<Named> namesakes,
        Typed typed,
        List<String> kinds,
        List<String> uses,
        @Nullable Standing standing) {

    /** What stands in the fields. */
    public record Typed(
            String kind, List<Line> names, String dates, String note, String identifiers, String why, int version) {
        public Typed {
            names = List.copyOf(names);
        }
    }

    /** One line of names. */
    public record Line(int number, String text, String language, String use) {}

    /** What somebody else has written meanwhile: when and who, and what it says now. */
    public record Clash(List<String> since, List<String> names, String dates, String note) {
        public Clash {
            since = List.copyOf(since);
            names = List.copyOf(names);
        }
    }

    /**
     * What is known of one that is there.
     *
     * @param address what statements carry that name it
     * @param naming how many records name it, in words
     * @param search where those are found
     * @param links those of its identifiers that are addresses
     * @param history what was written when by whom, the oldest first
     * @param mergedInto the one that stands for it; null while it is in use
     * @param mayMerge whether this person may merge it into another
     */
    public record Standing(
            String address,
            String naming,
            @Nullable String search,
            List<String> links,
            List<String> history,
            @Nullable Named mergedInto,
            boolean mayMerge) {
        public Standing {
            links = List.copyOf(links);
            history = List.copyOf(history);
        }
    }

    public AuthorityFormPage {
        faults = List.copyOf(faults);
        namesakes = List.copyOf(namesakes);
        kinds = List.copyOf(kinds);
        uses = List.copyOf(uses);
    }
}
