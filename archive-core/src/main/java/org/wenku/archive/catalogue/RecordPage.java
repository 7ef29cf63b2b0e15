package org.wenku.archive.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the page after this one; null at the end
 */
public record RecordPage(
        List<CatalogueRecord> records, @Nullable String next) {

    public RecordPage {
        records = List.copyOf(records);
    }

    /** The page made of at most {@code limit} of the records found, one more of which was asked for. */
    static RecordPage of(List<CatalogueRecord> found, int limit) {
        boolean more = found.size() > limit;
        List<CatalogueRecord> shown = more ? found.subList(0, limit) : found;
        return new RecordPage(shown, more ? Cursor.after(shown.get(limit - 1).path()) : null);
    }

    /** Where to go on, if there is more. */
    public Optional<String> nextCursor() {
        return Optional.ofNullable(next);
    }
}
