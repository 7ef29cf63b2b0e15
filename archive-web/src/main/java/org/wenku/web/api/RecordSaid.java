package org.wenku.web.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a program says of a record, instead of what was said before. What {@link RecordAnswer} says beside it may be sent
 * back and is passed over, so that a record can be asked for, changed and sent back as it is.
 *
 * @param statements all that is said, by term
 * @param ownAccess the condition set on the record itself; nothing to leave it as it is
 * @param why for the history
 */
@JsonIgnoreProperties({
    "id",
    "title",
    "referenceCode",
    "level",
    "date",
    "state",
    "version",
    "created",
    "modified",
    "access",
    "parent",
    "ancestors",
    "children",
    "files"
})
public record RecordSaid(
        @Nullable Map<String, List<StatementSaid>> statements,
        @Nullable AccessSaid ownAccess,
        @Nullable String why) {

    /**
     * One thing said.
     *
     * @param origin {@code curated} confirms what a program has found; otherwise what is said as it was keeps its origin,
     *     and what is new is curated
     * @param edtf for a date, how it is to be read; nothing to have it read as far as it can be
     */
    public record StatementSaid(
            @Nullable String value,
            @Nullable String language,
            RecordAnswer.@Nullable OriginAnswer origin,
            @Nullable String authority,
            @Nullable String edtf) {}

    /**
     * A condition of access.
     *
     * @param condition {@code open}, {@code restricted} or {@code closed}
     * @param until the day on which it opens, ISO 8601
     */
    public record AccessSaid(
            @Nullable String condition,
            @Nullable String reason,
            @Nullable String until) {}
}
