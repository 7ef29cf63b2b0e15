package org.wenku.archive.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log.
 *
 * @param number its place in the chain, from 1
 * @param digest the SHA-256 that binds it to the entry before, in hexadecimal digits
 */
public record AuditEntry(
        long number,
        Instant at,
        String by,
        String act,
        @Nullable String subject,
        Map<String, String> detail,
        String digest) {}
