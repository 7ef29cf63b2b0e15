package org.wenku.ingest.extract;

import static java.util.Objects.requireNonNull;

/**
 * The charset a plain text was read in.
 *
 * @param name as registered with IANA
 * @param certain whether nothing else was likely; else a person should look
 */
public record CharsetFinding(String name, boolean certain) {

    public CharsetFinding {
        requireNonNull(name, "name");
    }
}
