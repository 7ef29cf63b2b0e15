package org.wenku.web.record;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.web.page.Phrase;
import org.wenku.web.page.Visit;

/**
 * The object of a unit as it is shown beside something else, such as the form that describes it.
 *
 * @param shown null where there is nothing to show, or it is not open to the reader
 * @param others the files that can be shown in its place
 */
public record Exhibit(@Nullable Presentation shown, List<RecordView.Choice> others) {

    public Exhibit {
        others = List.copyOf(others);
    }

    /** The object of a record; {@code file} and {@code part} among the parameters choose what of it. */
    public static Exhibit of(
            Catalogue catalogue,
            RenditionShelf shelf,
            CatalogueRecord record,
            Reader reader,
            Visit visit,
            MultivaluedMap<String, String> parameters) {
        if (!record.accessFor(reader).mayOpenFiles()) {
            return new Exhibit(null, List.of());
        }
        List<HeldFile> files = catalogue.files(record.id());
        Map<UUID, FileText> texts =
                catalogue.texts(files.stream().map(HeldFile::id).toList());
        Presenting presenting = new Presenting(
                catalogue,
                files,
                texts,
                Phrase.title(record, visit.language()),
                visit.text(),
                Presenting.Wish.of(parameters),
                Made.of(catalogue, shelf, files));
        return new Exhibit(presenting.shown(), presenting.choices());
    }
}
