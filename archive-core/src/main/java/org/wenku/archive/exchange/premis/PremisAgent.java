package org.wenku.archive.exchange.premis;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who or what acted.
 *
 * @param identifier unique within the archive
 * @param version of a program; null for people
 */
public record PremisAgent(
        String identifier, String name, Kind kind, @Nullable String version) {

    /** What sort of agent. */
    public enum Kind {
        PERSON,
        ORGANIZATION,
        SOFTWARE;

        String inPremis() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PremisAgent {
        requireNonNull(identifier, "identifier");
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
    }
}
