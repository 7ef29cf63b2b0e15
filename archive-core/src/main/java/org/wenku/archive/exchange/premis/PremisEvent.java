package org.wenku.archive.exchange.premis;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to files.
 *
 * @param identifier a URI, such as {@code urn:uuid:…}
 * @param detail what was done; null if the kind says it all
 * @param note more about the outcome; null if there is nothing more
 * @param agents the identifiers of those who acted
 * @param files the identifiers of the files it happened to
 */
public record PremisEvent(
        String identifier,
        Kind kind,
        Instant at,
        @Nullable String detail,
        Outcome outcome,
        @Nullable String note,
        List<String> agents,
        List<String> files) {

    /** What happened, in the words of http://id.loc.gov/vocabulary/preservation/eventType. */
    public enum Kind {
        CAPTURE("capture"),
        INGESTION("ingestion"),
        MESSAGE_DIGEST_CALCULATION("message digest calculation"),
        FORMAT_IDENTIFICATION("format identification"),
        VIRUS_CHECK("virus check"),
        VALIDATION("validation"),
        FIXITY_CHECK("fixity check");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** How it ended, in the words of http://id.loc.gov/vocabulary/preservation/eventOutcome. */
    public enum Outcome {
        SUCCESS("success"),
        WARNING("warning"),
        FAILURE("fail");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    public PremisEvent {
        requireNonNull(identifier, "identifier");
        requireNonNull(kind, "kind");
        requireNonNull(at, "at");
        requireNonNull(outcome, "outcome");
        agents = List.copyOf(requireNonNull(agents, "agents"));
        files = List.copyOf(requireNonNull(files, "files"));
    }
}
