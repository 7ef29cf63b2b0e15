package org.wenku.ingest.extract;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What is to be taken apart, and how much may come of it.
 *
 * @param container where its bytes are; they are only read
 * @param name what it is called
 * @param folder what is inside goes into it; whatever it holds before is removed
 * @param charset that of names which say nothing of their charset
 * @param mostFiles so many files; at most {@value Taken#MOST_FILES}
 * @param mostBytes so many bytes in all
 * @param deadline so long
 * @param unwanted says when it is to be given up; asked often
 */
public record TakeApart(
        Path container,
        String mediaType,
        String name,
        Path folder,
        Charset charset,
        int mostFiles,
        long mostBytes,
        Duration deadline,
        BooleanSupplier unwanted) {
    public TakeApart {
        requireNonNull(container, "container");
        requireNonNull(mediaType, "mediaType");
        requireNonNull(name, "name");
        requireNonNull(folder, "folder");
        requireNonNull(charset, "charset");
        requireNonNull(deadline, "deadline");
        requireNonNull(unwanted, "unwanted");
        if (mostFiles < 1 || mostFiles > Taken.MOST_FILES) {
            throw new IllegalArgumentException("1 to " + Taken.MOST_FILES + " files, but found " + mostFiles);
        }
    }
}
