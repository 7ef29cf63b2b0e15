package org.wenku.web.staff.describe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * Asks once before a record is published, withdrawn or deleted, and says what will come of it.
 *
 * @param act {@code publish}, {@code withdraw} or {@code delete}
 * @param sentences what will come of it
 * @param fault why it cannot be done; null where nothing stands in the way
 * @param reason what was typed as the reason; null where none is asked for
 */
public record StatePage(
        Frame frame,
        String act,
        DescribePage.Heading heading,
        String action,
        int version,
        List<String> sentences,
        @Nullable String fault,
        @Nullable String reason,
        String back) {
    public StatePage {
        sentences = List.copyOf(sentences);
    }
}
