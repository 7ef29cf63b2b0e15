package org.wenku.web.staff.describe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Term;

/**
 * How a form stands when it is shown.
 *
 * @param done what has just been done; null where nothing was
 * @param draft that a draft is shown, in a sentence; null where none is
 * @param faults what cannot be understood
 * @param clash what somebody else has written meanwhile; null where nobody has
 * @param focus the element that was just given another line; null for none
 * @param sought what was looked for, for a line; null where nothing was
 */
record Standing(
        Typed typed,
        @Nullable String done,
        @Nullable String draft,
        List<Typed.Fault> faults,
        DescribePage.@Nullable Clash clash,
        @Nullable Term focus,
        Picked.@Nullable Sought sought) {

    static Standing of(Typed typed) {
        return new Standing(typed, null, null, List.of(), null, null, null);
    }

    Standing done(@Nullable String sentence) {
        return new Standing(typed, sentence, draft, faults, clash, focus, sought);
    }

    Standing drafted(String sentence) {
        return new Standing(typed, done, sentence, faults, clash, focus, sought);
    }

    Standing faulty(List<Typed.Fault> found) {
        return new Standing(typed, done, draft, found, clash, focus, sought);
    }

    Standing clashing(DescribePage.Clash found) {
        return new Standing(typed, done, draft, faults, found, focus, sought);
    }

    Standing at(@Nullable Term term) {
        return new Standing(typed, done, draft, faults, clash, term, sought);
    }

    Standing seeking(Picked.Sought found) {
        return new Standing(typed, done, draft, faults, clash, focus, found);
    }
}
