package org.wenku.web.staff.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.changeset.ChangeSet;
import org.wenku.archive.changeset.ChangeSet.Outcome;
import org.wenku.archive.changeset.ChangedRecord;
import org.wenku.archive.changeset.Difference;
import org.wenku.archive.changeset.Fault;
import org.wenku.archive.changeset.Saying;
import org.wenku.archive.description.Statement;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Language;
import org.wenku.web.page.Messages;

/**
 * One change set: how it stands, what becomes of each record, and what can be done with it.
 *
 * @param fault why what was asked could not be done; null where nothing was wrong
 * @param href its address
 * @param state how it stands, in words
 * @param running whether it is being worked at
 * @param done how far it is, of {@code all}
 * @param counts how many records of each outcome, each a way to them
 * @param shown the outcome that is listed, in words
 * @param tick the places that may be ticked lead to this act; null where nothing can be ticked
 * @param changes how many records applying would change, as written; null where it cannot be applied
 * @param mayApply whether this person may apply and undo it
 * @param undoable whether it can be taken back
 * @param undone the address of the set that takes it back; null for none
 * @param undoes the address of the set that it takes back; null for none
 */
public record SetPage(
        Frame frame,
        @Nullable String fault,
        String href,
        String name,
        String state,
        String made,
        boolean running,
        long done,
        long all,
        List<Count> counts,
        String shown,
        List<Row> rows,
        List<FaultLine> faults,
        @Nullable String next,
        @Nullable String tick,
        @Nullable String changes,
        boolean mayApply,
        boolean undoable,
        boolean discardable,
        @Nullable String undone,
        @Nullable String undoes) {

    /** The records of one outcome. */
    public record Count(String href, String label, String number, boolean here) {}

    /** One record. */
    public record Row(
            int place,
            String href,
            String code,
            String title,
            @Nullable String why,
            List<Said> before,
            List<Said> after) {
        public Row {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** One thing that is said, with the language it is in. */
    public record Said(String label, @Nullable String language, String value) {}

    /** Something that could not be used. */
    public record FaultLine(String place, @Nullable String found, String why) {}

    public SetPage {
        counts = List.copyOf(counts);
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }

    static String said(Saying saying, Language language) {
        return language == Language.ZH ? saying.chinese() : saying.english();
    }

    static List<Count> counts(ChangeSet set, @Nullable Outcome here, Messages text) {
        List<Count> counts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            long number = set.counts().of(outcome);
            if (number > 0 || outcome == here) {
                counts.add(new Count(
                        "/staff/bulk/" + set.id() + "?show=" + outcome.name().toLowerCase(Locale.ROOT),
                        text.of("bulk.outcome." + outcome.name()),
                        text.number(number),
                        outcome == here));
            }
        }
        return counts;
    }

    static Row row(ChangedRecord record, Language language) {
        Messages text = Messages.in(language);
        List<Said> before = new ArrayList<>();
        List<Said> after = new ArrayList<>();
        Difference change = record.change();
        if (change != null) {
            change.onlyBefore().forEach(statement -> before.add(said(statement, text)));
            change.onlyAfter().forEach(statement -> after.add(said(statement, text)));
            if (change.state() != null) {
                before.add(said(change.state().before(), text));
                after.add(said(change.state().after(), text));
            }
            if (change.access() != null) {
                before.add(said(change.access().before(), text));
                after.add(said(change.access().after(), text));
            }
        }
        Saying why = record.why();
        return new Row(
                record.place(),
                "/records/" + record.recordId(),
                record.referenceCode(),
                record.title(),
                why == null ? null : said(why, language),
                before,
                after);
    }

    private static Said said(Statement statement, Messages text) {
        String edtf = statement.edtf();
        String authority = statement.authority() == null ? "" : " <" + statement.authority() + ">";
        String date = edtf == null || edtf.equals(statement.value()) ? "" : " (" + edtf + ")";
        return new Said(text.term(statement.term()), statement.language(), statement.value() + date + authority);
    }

    private static Said said(Difference.Standing standing, Messages text) {
        String reason = standing.reason() == null ? "" : " — " + standing.reason();
        return new Said(
                text.of("bulk.state"),
                null,
                text.of("bulk.is." + standing.state().name()) + reason);
    }

    private static Said said(Access access, Messages text) {
        String condition = text.of("access." + access.condition().name().toLowerCase(Locale.ROOT));
        String until = access.until() == null ? "" : " → " + access.until();
        String reason = access.reason() == null ? "" : " — " + access.reason();
        return new Said(text.of("bulk.access"), null, condition + until + reason);
    }

    static FaultLine fault(Fault fault, Language language) {
        String column = Objects.toString(fault.column(), "");
        return new FaultLine((fault.row() + " " + column).strip(), fault.found(), said(fault.why(), language));
    }
}
