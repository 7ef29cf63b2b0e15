package org.wenku.ingest.scan;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.wenku.ingest.Sentence;

/** What a scanner said of a file. */
public sealed interface ScanVerdict {

    /** What happened, for the archivist. */
    Sentence sentence();

    /** The name under which it is kept in the technical metadata. */
    String status();

    /** Who said so; empty when nobody was there to say anything. */
    Optional<ScannerVersion> scanner();

    /** The whole file was looked through and nothing was found. */
    record Clean(ScannerVersion by) implements ScanVerdict {
        @Override
        public Sentence sentence() {
            return new Sentence("未发现病毒（" + by.text() + "）。", "No virus was found (" + by.text() + ").");
        }

        @Override
        public String status() {
            return "CLEAN";
        }

        @Override
        public Optional<ScannerVersion> scanner() {
            return Optional.of(by);
        }
    }

    /**
     * Something was found.
     *
     * @param signature the name of what was found
     */
    record Infected(String signature, ScannerVersion by) implements ScanVerdict {
        public Infected {
            requireNonNull(signature, "signature");
        }

        @Override
        public Sentence sentence() {
            return new Sentence(
                    "病毒扫描发现：" + signature + "（" + by.text() + "）。",
                    "The virus scanner found " + signature + " (" + by.text() + ").");
        }

        @Override
        public String status() {
            return "INFECTED";
        }

        @Override
        public Optional<ScannerVersion> scanner() {
            return Optional.of(by);
        }
    }

    /**
     * The scanner stopped at one of its limits, so that not all of the file was looked at.
     *
     * @param limit as it names it
     */
    record Limited(String limit, ScannerVersion by) implements ScanVerdict {
        public Limited {
            requireNonNull(limit, "limit");
        }

        @Override
        public Sentence sentence() {
            return new Sentence(
                    "病毒扫描到达限度（" + limit + "），未能查完整个文件。",
                    "The virus scanner reached a limit (" + limit + ") and did not look through the whole file.");
        }

        @Override
        public String status() {
            return "LIMIT_REACHED";
        }

        @Override
        public Optional<ScannerVersion> scanner() {
            return Optional.of(by);
        }
    }

    /** The scanner takes no file of this size. */
    record TooLarge(long bytes, ScannerVersion by) implements ScanVerdict {
        @Override
        public Sentence sentence() {
            return new Sentence(
                    "文件超过病毒扫描器所接受的大小（" + bytes + " 字节），未扫描。",
                    "The file is larger than the virus scanner accepts (" + bytes + " bytes) and was not scanned.");
        }

        @Override
        public String status() {
            return "NOT_SCANNED_TOO_LARGE";
        }

        @Override
        public Optional<ScannerVersion> scanner() {
            return Optional.of(by);
        }
    }

    /**
     * The scanner was away, broke down or did not answer in time.
     *
     * @param cause for the log
     */
    record Away(String cause) implements ScanVerdict {
        public Away {
            requireNonNull(cause, "cause");
        }

        @Override
        public Sentence sentence() {
            return new Sentence("病毒扫描器没有应答，文件未扫描。", "The virus scanner did not answer; the file was not scanned.");
        }

        @Override
        public String status() {
            return "NOT_SCANNED";
        }

        @Override
        public Optional<ScannerVersion> scanner() {
            return Optional.empty();
        }
    }
}
