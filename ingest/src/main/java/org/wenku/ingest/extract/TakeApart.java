package org.wenku.ingest.extract;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What is to be taken apart, and how much may come of it.
 *
 * @param container where its bytes are; they are only read
 * @param folder an empty folder for what is inside
 * @param charset that of names which say nothing of their charset
 * @param mostEntries so many files
 * @param mostBytes so many bytes in all
 * @param deadline so long
 */
public record TakeApart(
        Path container,
        String mediaType,
        String name,
        Path folder,
        Charset charset,
        int mostEntries,
        long mostBytes,
        Duration deadline) {
    public TakeApart {
        requireNonNull(container, "container");
        requireNonNull(mediaType, "mediaType");
        requireNonNull(name, "name");
        requireNonNull(folder, "folder");
        requireNonNull(charset, "charset");
        requireNonNull(deadline, "deadline");
    }
}
