package org.wenku.web.staff.bulk;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.changeset.ChangedRecord;
import org.wenku.archive.changeset.Difference;
import org.wenku.archive.description.Statement;
import org.wenku.web.api.RecordAnswer;
import org.wenku.web.api.SayingAnswer;

/**
 * What becomes of one record of a change set.
 *
 * @param place its place in the set, from 1
 * @param version the version from which the change was worked out
 * @param versionAfter the version that the change made
 * @param outcome {@code changing}, {@code staying}, {@code impossible}, {@code left-out}, {@code applied} or
 *     {@code since-changed}
 * @param why why it could not be changed
 * @param before what goes; null where nothing changes
 * @param after what comes in its place
 */
public record ChangedRecordAnswer(
        int place,
        String id,
        String referenceCode,
        String title,
        int version,
        @Nullable Integer versionAfter,
        String outcome,
        @Nullable SayingAnswer why,
        @Nullable SideAnswer before,
        @Nullable SideAnswer after) {

    /**
     * One side of a change: only what differs.
     *
     * @param state null where it stays
     * @param access null where it stays
     */
    public record SideAnswer(
            List<ValueAnswer> statements,
            @Nullable String state,
            @Nullable String stateReason,
            RecordAnswer.@Nullable AccessAnswer access) {
        public SideAnswer {
            statements = List.copyOf(statements);
        }
    }

    /**
     * One thing said of a record.
     *
     * @param origin {@code extracted}, {@code derived} or {@code curated}
     */
    public record ValueAnswer(
            String term,
            String value,
            @Nullable String language,
            String origin,
            @Nullable String edtf,
            @Nullable String authority) {}

    static ChangedRecordAnswer of(ChangedRecord record) {
        Difference change = record.change();
        return new ChangedRecordAnswer(
                record.place(),
                record.recordId().toString(),
                record.referenceCode(),
                record.title(),
                record.version(),
                record.versionAfter(),
                ChangeSetAnswer.word(record.outcome()),
                SayingAnswer.of(record.why()),
                change == null
                        ? null
                        : side(
                                change.onlyBefore(),
                                change.state() == null ? null : change.state().before(),
                                change.access() == null ? null : change.access().before()),
                change == null
                        ? null
                        : side(
                                change.onlyAfter(),
                                change.state() == null ? null : change.state().after(),
                                change.access() == null ? null : change.access().after()));
    }

    private static SideAnswer side(
            List<Statement> said, Difference.@Nullable Standing standing, @Nullable Access access) {
        return new SideAnswer(
                said.stream().map(ChangedRecordAnswer::value).toList(),
                standing == null ? null : ChangeSetAnswer.word(standing.state()),
                standing == null ? null : standing.reason(),
                access == null
                        ? null
                        : new RecordAnswer.AccessAnswer(
                                ChangeSetAnswer.word(access.condition()), access.reason(), access.until()));
    }

    private static ValueAnswer value(Statement statement) {
        return new ValueAnswer(
                statement.term().localName(),
                statement.value(),
                statement.language(),
                ChangeSetAnswer.word(statement.origin().kind()),
                statement.edtf(),
                Objects.toString(statement.authority(), null));
    }
}
