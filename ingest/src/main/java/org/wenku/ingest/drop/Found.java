package org.wenku.ingest.drop;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.storage.OriginalName;
import org.wenku.ingest.Sentence;

/** One thing found in a drop. */
public sealed interface Found {

    /** Where it was found. */
    Path path();

    /** What it is called when it is spoken of: where it was found, or what it was called where it came from. */
    default String source() {
        return path().toString();
    }

    /**
     * What is known of a file that lies in our own care already, because it was sent to us or taken out of a container.
     *
     * @param id under which it was sent; null when it was not
     * @param source its path where it came from, for people
     * @param digests what was computed when it came; null where nobody has read it yet
     */
    record InCare(
            @Nullable UUID id, String source, @Nullable Digests digests) {

        /** What was sent to us under this identifier. */
        public InCare(UUID id, String source, String sha256, String sha512) {
            this(id, source, new Digests(sha256, sha512));
        }

        public InCare {
            requireNonNull(source, "source");
        }

        /** What was taken out of a container, by its path in there. */
        public static InCare takenFrom(String source) {
            return new InCare(null, source, null);
        }
    }

    /**
     * What is known of bytes.
     *
     * @param sha256 64 hexadecimal digits
     * @param sha512 128 hexadecimal digits
     */
    record Digests(String sha256, String sha512) {
        public Digests {
            requireNonNull(sha256, "sha256");
            requireNonNull(sha512, "sha512");
        }
    }

    /**
     * A file to be taken in.
     *
     * @param folder the folder it lies in; null at the top of the drop
     * @param name its name, byte for byte
     * @param size bytes, as the file system says
     * @param beside transcripts that lie beside a recording and belong to it
     * @param care what is known of it because it was sent to us; null for a file that is still its owner's
     */
    record Arrival(
            Path path,
            @Nullable FolderPlace folder,
            OriginalName name,
            long size,
            List<Arrival> beside,
            @Nullable InCare care)
            implements Found {

        /** A file that is still its owner's. */
        public Arrival(Path path, @Nullable FolderPlace folder, OriginalName name, long size, List<Arrival> beside) {
            this(path, folder, name, size, beside, null);
        }

        @Override
        public String source() {
            return care == null ? path.toString() : care.source();
        }

        /** The same file with these transcripts beside it. */
        public Arrival with(List<Arrival> transcripts) {
            return new Arrival(path, folder, name, size, transcripts, care);
        }

        public Arrival {
            requireNonNull(path, "path");
            requireNonNull(name, "name");
            beside = List.copyOf(beside);
        }
    }

    /**
     * Something that is not taken in.
     *
     * @param because why, for the archivist
     * @param care what is known of it because it was sent to us; null for what is still its owner's
     */
    record Unfit(Path path, Sentence because, @Nullable InCare care) implements Found {

        /** Something that is still its owner's. */
        public Unfit(Path path, Sentence because) {
            this(path, because, null);
        }

        @Override
        public String source() {
            return care == null ? path.toString() : care.source();
        }

        public Unfit {
            requireNonNull(path, "path");
            requireNonNull(because, "because");
        }
    }
}
