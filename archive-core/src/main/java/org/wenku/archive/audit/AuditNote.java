package org.wenku.archive.audit;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be noted in the audit log. Never a password, a token or a link: the log is read by many and kept for ever.
 *
 * @param by the login name of the person, or the name of the program
 * @param act a short verb such as {@code account.disable}
 * @param subject what it was done to: a login name, a reference code, an identifier
 * @param fondsId the fonds concerned, where one is
 * @param detail what else to know, by name
 */
public record AuditNote(
        String by,
        String act,
        @Nullable String subject,
        @Nullable UUID fondsId,
        Map<String, String> detail) {

    public AuditNote {
        requireNonNull(by, "by");
        requireNonNull(act, "act");
        detail = Map.copyOf(new TreeMap<>(detail));
    }

    /** A note of an act without details. */
    public static AuditNote of(String by, String act, @Nullable String subject) {
        return new AuditNote(by, act, subject, null, Map.of());
    }

    /** The same note with something more to know. */
    public AuditNote with(String name, String value) {
        Map<String, String> more = new TreeMap<>(detail);
        more.put(name, value);
        return new AuditNote(by, act, subject, fondsId, more);
    }

    /** The same note about a fonds. */
    public AuditNote in(@Nullable UUID fonds) {
        return new AuditNote(by, act, subject, fonds, detail);
    }
}
