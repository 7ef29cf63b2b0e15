package org.wenku.web.staff.audit;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * A page of the audit log.
 *
 * @param by the person it is narrowed to, or empty
 * @param act the act it is narrowed to, or empty
 * @param day the day it is narrowed to, or empty
 * @param fault why a filter could not be read; null when all could
 * @param broken what is wrong with the chain, in words; null when it holds
 * @param csv the address of the same as a table
 * @param next the address of the following page; null on the last
 */
public record AuditPage(
        Frame frame,
        String by,
        String act,
        String day,
        @Nullable String fault,
        @Nullable String broken,
        List<Row> rows,
        String csv,
        @Nullable String next,
        @Nullable String first) {

    /** One entry. */
    public record Row(long number, String at, String by, String act, String words, String subject, String detail) {}

    public AuditPage {
        requireNonNull(frame, "frame");
        rows = List.copyOf(rows);
    }
}
