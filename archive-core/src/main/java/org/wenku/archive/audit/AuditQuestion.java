package org.wenku.archive.audit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log are wanted; what is null does not narrow.
 *
 * @param by the login name
 * @param act the verb, or the first part of one: {@code token} finds {@code token.create} too
 * @param day the day in UTC
 */
public record AuditQuestion(
        @Nullable String by, @Nullable String act, @Nullable LocalDate day) {

    /** All of them. */
    public static final AuditQuestion EVERYTHING = new AuditQuestion(null, null, null);
}
