package org.wenku.web.staff.accessions;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * The form for a new accession.
 *
 * @param said what was typed already, by the name of the field
 * @param fault what was wrong with it; null at first
 */
public record EntryPage(
        Frame frame, Map<String, String> said, @Nullable String fault) {
    public EntryPage {
        said = Map.copyOf(said);
    }

    /** What was typed into a field. */
    public String typed(String field) {
        return said.getOrDefault(field, "");
    }
}
