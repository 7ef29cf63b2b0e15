package org.wenku.archive.describing;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;

/**
 * Who writes.
 *
 * @param name the login name, for the history and the audit log
 * @param reader what they may see and do
 * @param account whose draft is done with when the record is saved; null where a program writes
 */
public record Describer(
        String name, Reader reader, @Nullable UUID account) {
    public Describer {
        requireNonNull(name, "name");
        requireNonNull(reader, "reader");
    }
}
