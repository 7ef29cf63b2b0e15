package org.wenku.web.control;

import java.util.Map;
import org.wenku.archive.Archive;
import org.wenku.ingest.run.Ingest;
import org.wenku.ingest.sheet.SheetImports;

/** The list of everything that a command may want done. */
public final class Errands {

    private Errands() {}

    /** The errands of one archive, by the name under which commands send them. */
    public static Map<String, Errand> of(Archive archive, Ingest ingest, SheetImports imports) {
        return Map.of(
                "ingest", new IngestErrand(archive, ingest),
                "import", new ImportErrand(archive, imports),
                "undo", new UndoErrand(archive, imports),
                "rebuild", new RebuildErrand(archive),
                "check", new CheckErrand(archive),
                "search", new SearchErrand(archive),
                "edit", new EditErrand(archive),
                "export", new ExportErrand(archive),
                "status", new StatusErrand(archive));
    }
}
