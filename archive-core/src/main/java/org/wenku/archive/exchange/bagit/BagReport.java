package org.wenku.archive.exchange.bagit;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a check found out about a bag.
 *
 * @param folder the bag
 * @param version as its declaration says; empty where that could not be read
 * @param info what the bag says of itself
 * @param notes everything that is wrong or remarkable
 * @param untold how many further notes there were
 * @param tagFiles paths of the files outside {@code data}, in the bag
 */
public record BagReport(
        Path folder,
        Optional<String> version,
        BagInfo info,
        List<BagNote> notes,
        long untold,
        List<String> tagFiles,
        Payload payload) {

    /** How a bag is judged. */
    public enum Verdict {
        VALID,
        VALID_WITH_WARNING,
        INVALID
    }

    public BagReport {
        requireNonNull(folder, "folder");
        requireNonNull(info, "info");
        notes = List.copyOf(notes);
        tagFiles = List.copyOf(tagFiles);
    }

    /** The judgement. */
    public Verdict verdict() {
        if (notes.stream().anyMatch(BagNote::fault)) {
            return Verdict.INVALID;
        }
        return notes.isEmpty() ? Verdict.VALID : Verdict.VALID_WITH_WARNING;
    }

    /** Whether the bag may be taken in. */
    public boolean isValid() {
        return verdict() != Verdict.INVALID;
    }

    /** The payload as it was when it was checked. */
    public static final class Payload {
        private final Map<String, byte[]> sha256;
        private final long bytes;

        Payload(Map<String, byte[]> sha256, long bytes) {
            this.sha256 = sha256;
            this.bytes = bytes;
        }

        /** How many files. */
        public long files() {
            return sha256.size();
        }

        /** How many bytes in all of them. */
        public long bytes() {
            return bytes;
        }

        /**
         * The SHA-256 that was computed of a file while its own digests were verified, in lower-case hexadecimal; empty
         * for what is no payload of this bag. Whoever reads the file again can tell by it that nobody changed it since.
         *
         * @param path in the bag, beginning with {@code data/}
         */
        public Optional<String> sha256(String path) {
            return Optional.ofNullable(sha256.get(path)).map(HexFormat.of()::formatHex);
        }
    }
}
