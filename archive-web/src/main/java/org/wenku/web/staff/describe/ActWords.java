package org.wenku.web.staff.describe;

import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.HistoryEntry;
import org.wenku.web.page.Messages;

/** What somebody did, as the history has it, in words. */
final class ActWords {

    private ActWords() {}

    static String of(HistoryEntry entry, Messages text) {
        if (entry.act().equals("restore") && entry.why() != null) {
            return text.of("history.restored", entry.why());
        }
        String key = "history.act." + entry.act();
        return text.has(key) ? text.of(key) : entry.act();
    }

    /** Why they did it, in their words; null where they gave no reason. */
    static @Nullable String why(HistoryEntry entry) {
        boolean said = entry.why() != null && !entry.why().isEmpty();
        return said && !entry.act().equals("restore") ? entry.why() : null;
    }
}
