package org.wenku.web.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.rendition.Rendition;
import org.wenku.archive.rendition.RenditionKind;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.archive.rendition.RenditionTable;

/** What was made of the files of one record and is still there. */
record Made(RenditionShelf shelf, List<Rendition> renditions) {

    static Made of(Catalogue catalogue, RenditionShelf shelf, List<HeldFile> files) {
        List<String> digests = files.stream().map(HeldFile::sha256).distinct().toList();
        return new Made(shelf, catalogue.ask(session -> new RenditionTable(session).of(digests)));
    }

    Optional<Rendition> of(HeldFile file, RenditionKind kind) {
        return renditions.stream()
                .filter(rendition ->
                        rendition.kind() == kind && rendition.sha256().equals(file.sha256()))
                .filter(rendition -> Files.exists(shelf.path(rendition)))
                .findFirst();
    }

    Optional<Path> path(HeldFile file, RenditionKind kind) {
        return of(file, kind).map(shelf::path);
    }
}
