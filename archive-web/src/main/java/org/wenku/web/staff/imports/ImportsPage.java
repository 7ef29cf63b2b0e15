package org.wenku.web.staff.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * Imports, the newest first, and the form to bring a sheet.
 *
 * @param folder where the files must lie that sheets name
 * @param said what was typed already, by the name of the field
 * @param fault what was wrong with it; null at first
 */
public record ImportsPage(
        Frame frame,
        List<Line> imports,
        String folder,
        Map<String, String> said,
        @Nullable String fault,
        @Nullable String next) {
    public ImportsPage {
        imports = List.copyOf(imports);
        said = Map.copyOf(said);
    }

    /** An import in the list. */
    public record Line(String id, String name, String actor, String phase, String sentence) {}

    /** What was typed into a field. */
    public String typed(String field) {
        return said.getOrDefault(field, "");
    }
}
