package org.wenku.web.control;

import java.util.Map;
import org.wenku.archive.Archive;
import org.wenku.ingest.rendition.Renditions;
import org.wenku.ingest.run.Ingest;
import org.wenku.ingest.sheet.SheetImports;

/** The list of everything that a command may want done. */
public final class Errands {

    private Errands() {}

    /** The errands of one archive, by the name under which commands send them. */
    public static Map<String, Errand> of(Archive archive, Ingest ingest, Renditions renditions, SheetImports imports) {
        return Map.ofEntries(
                Map.entry("ingest", new IngestErrand(archive, ingest)),
                Map.entry("import", new ImportErrand(archive, imports)),
                Map.entry("undo", new UndoErrand(archive, imports)),
                Map.entry("package", new PackageErrand(archive)),
                Map.entry("rebuild", new RebuildErrand(archive)),
                Map.entry("remake", new RemakeErrand(renditions)),
                Map.entry("unpack", new UnpackErrand(archive)),
                Map.entry("check", new CheckErrand(archive)),
                Map.entry("search", new SearchErrand(archive)),
                Map.entry("edit", new EditErrand(archive)),
                Map.entry("export", new ExportErrand(archive)),
                Map.entry("user", new UserErrand(archive)),
                Map.entry("status", new StatusErrand(archive)),
                Map.entry("quarantine", new QuarantineErrand(archive)));
    }
}
