package org.wenku.web.staff.receiving;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that a program announces.
 *
 * @param files at most 500
 */
public record FilesSaid(@Nullable List<FileSaid> files) {

    /**
     * One of them.
     *
     * @param path where it comes from, as text, parts divided by {@code /}
     * @param pathBytes the same byte for byte, in Base64, instead of the text
     * @param size bytes
     * @param sha256 64 hexadecimal digits, against which the bytes are held in the end
     * @param modified when its owner last changed it, in milliseconds since 1970, by which the same file is known again
     */
    public record FileSaid(
            @Nullable String path,
            @Nullable String pathBytes,
            @Nullable Long size,
            @Nullable String sha256,
            @Nullable Long modified) {}
}
