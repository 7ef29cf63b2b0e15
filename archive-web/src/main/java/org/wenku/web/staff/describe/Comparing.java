package org.wenku.web.staff.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.EarlierState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Phrase;

/** Sets two versions of one record side by side, element by element, and leaves out what is the same. */
final class Comparing {

    private final Messages text;
    private final List<DescribePage.Compared> compared = new ArrayList<>();

    private Comparing(Messages text) {
        this.text = text;
    }

    /**
     * What differs.
     *
     * @param was null where there was nothing before
     */
    static List<DescribePage.Compared> of(@Nullable EarlierState was, EarlierState now, Messages text) {
        Comparing comparing = new Comparing(text);
        for (Term term : Term.values()) {
            comparing.statements(
                    term,
                    was == null ? List.of() : was.statements().of(term).toList(),
                    now.statements().of(term).toList());
        }
        comparing.differing(
                "describe.access",
                was == null ? null : AccessWords.of(was.access(), text),
                AccessWords.of(now.access(), text));
        comparing.differing("describe.state", was == null ? null : comparing.state(was), comparing.state(now));
        return comparing.compared;
    }

    /** What differs, and where the record stood if that is another place now. */
    static List<DescribePage.Compared> of(
            @Nullable EarlierState was,
            EarlierState now,
            @Nullable String referenceWas,
            @Nullable String referenceNow,
            Messages text) {
        List<DescribePage.Compared> compared = new ArrayList<>(of(was, now, text));
        if (referenceNow != null && !referenceNow.equals(referenceWas)) {
            compared.add(0, line(text.of("record.reference"), referenceWas, referenceNow));
        }
        return compared;
    }

    private void statements(Term term, List<Statement> was, List<Statement> now) {
        if (was.equals(now)) {
            return;
        }
        List<Phrase> before = was.stream().map(Phrase::of).toList();
        List<Phrase> after = now.stream().map(Phrase::of).toList();
        boolean sameWords = before.equals(after);
        add(text.term(term), sameWords ? withOrigin(was) : before, sameWords ? withOrigin(now) : after);
    }

    /** The values with what else is said of them, for where that alone has changed. */
    private List<Phrase> withOrigin(List<Statement> statements) {
        return statements.stream()
                .map(said -> new Phrase(
                        said.value()
                                + " — "
                                + text.of("describe.origin."
                                        + said.origin().kind().name().toLowerCase(Locale.ROOT))
                                + (said.edtf() == null ? "" : " · " + said.edtf())
                                + (said.authority() == null ? "" : " · " + said.authority()),
                        Phrase.of(said).language()))
                .toList();
    }

    private void differing(String key, @Nullable String was, String now) {
        if (!now.equals(was)) {
            compared.add(line(text.of(key), was, now));
        }
    }

    private static DescribePage.Compared line(String label, @Nullable String was, String now) {
        return new DescribePage.Compared(
                label,
                was == null ? List.of() : List.of(Phrase.of(was)),
                List.of(Phrase.of(now)),
                List.of(),
                false,
                "");
    }

    private String state(EarlierState said) {
        String state = text.of("describe.state." + said.state().name().toLowerCase(Locale.ROOT));
        return said.stateReason() == null ? state : state + " — " + said.stateReason();
    }

    private void add(String label, List<Phrase> was, List<Phrase> now) {
        compared.add(new DescribePage.Compared(label, was, now, List.of(), false, ""));
    }
}
