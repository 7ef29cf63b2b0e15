package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.ingest.Sentence;

/** How the taking in of one file ended: a sentence for the archivist, and the cause for the log. */
public sealed interface IngestOutcome {

    /** The name under which outcomes are counted and kept. */
    Kind kind();

    /** What happened, in words for the archivist. */
    Sentence sentence();

    /** What lies behind it, for the log. */
    default Optional<String> cause() {
        return Optional.empty();
    }

    /** The record that holds the file, or already held it. */
    default Optional<UUID> recordId() {
        return Optional.empty();
    }

    /** The kinds of outcome, in the order of a summary. */
    enum Kind {
        ACCEPTED,
        DUPLICATE,
        QUARANTINED,
        REFUSED
    }

    /**
     * The file is in the archive.
     *
     * @param note what the archivist should know nevertheless, such as that its text is encrypted
     * @param why what lies behind the note
     */
    record Accepted(
            UUID record,
            String reference,
            @Nullable Sentence note,
            @Nullable String why) implements IngestOutcome {
        public Accepted {
            requireNonNull(record, "record");
            requireNonNull(reference, "reference");
        }

        @Override
        public Kind kind() {
            return Kind.ACCEPTED;
        }

        @Override
        public Sentence sentence() {
            Sentence added = note;
            return added == null
                    ? new Sentence("已入库：" + reference, "Accepted as " + reference)
                    : new Sentence(
                            "已入库：" + reference + "。" + added.chinese(),
                            "Accepted as " + reference + ". " + added.english());
        }

        @Override
        public Optional<String> cause() {
            return Optional.ofNullable(why);
        }

        @Override
        public Optional<UUID> recordId() {
            return Optional.of(record);
        }
    }

    /** The same bytes are already held in this fonds; nothing was added. */
    record Duplicate(UUID record, String reference) implements IngestOutcome {
        public Duplicate {
            requireNonNull(record, "record");
            requireNonNull(reference, "reference");
        }

        @Override
        public Kind kind() {
            return Kind.DUPLICATE;
        }

        @Override
        public Sentence sentence() {
            return new Sentence("已在库中：" + reference + "，未重复入库", "Already held as " + reference + "; nothing was added");
        }

        @Override
        public Optional<UUID> recordId() {
            return Optional.of(record);
        }
    }

    /** The bytes are safe but set aside until a person has looked at them. */
    record Quarantined(Sentence sentence, @Nullable String why) implements IngestOutcome {
        public Quarantined {
            requireNonNull(sentence, "sentence");
        }

        @Override
        public Kind kind() {
            return Kind.QUARANTINED;
        }

        @Override
        public Optional<String> cause() {
            return Optional.ofNullable(why);
        }
    }

    /** The file was not taken in. */
    record Refused(Sentence sentence, @Nullable String why) implements IngestOutcome {
        public Refused {
            requireNonNull(sentence, "sentence");
        }

        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }

        @Override
        public Optional<String> cause() {
            return Optional.ofNullable(why);
        }
    }
}
