package org.wenku.archive.search;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that was found, with what a list shows of it.
 *
 * @param date as written; may be empty
 * @param snippets where the words stand: title, description, text; without a match, the beginning of the description
 */
public record Hit(
        UUID id,
        String title,
        String referenceCode,
        String level,
        @Nullable UUID fonds,
        String date,
        String access,
        boolean visible,
        List<Snippet> snippets) {
    public Hit {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(referenceCode);
        Objects.requireNonNull(level);
        Objects.requireNonNull(date);
        Objects.requireNonNull(access);
        snippets = List.copyOf(snippets);
    }
}
