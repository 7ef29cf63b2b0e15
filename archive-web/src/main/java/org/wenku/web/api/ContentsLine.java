package org.wenku.web.api;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.holding.InnerFile;
import org.wenku.archive.unpacking.Contents;

/**
 * A file inside a file, as the container says of it.
 *
 * @param path its path in there, parts divided by {@code /}; it may lead out of the container and is never to be used as a path
 * @param size bytes, where the container says it
 * @param modified when it was last changed, as EDTF, where the container says it
 * @param crc32 eight hexadecimal digits, where the container has them
 * @param problem why it cannot be taken out: {@code encrypted}, {@code link}, {@code damaged}, …; null when nothing is known
 *     against it
 * @param record where the record is that it has become, for who may see that one; null otherwise
 */
public record ContentsLine(
        int ordinal,
        String path,
        @Nullable Long size,
        @Nullable String modified,
        @Nullable String crc32,
        @Nullable String problem,
        @Nullable String record) {

    static ContentsLine of(Contents.Entry entry, @Nullable String record) {
        InnerFile file = entry.file();
        InnerFile.Problem problem = file.problem();
        return new ContentsLine(
                entry.ordinal(),
                file.path(),
                file.size(),
                file.modified(),
                file.crc32(),
                problem == null ? null : problem.name().toLowerCase(Locale.ROOT),
                record);
    }
}
