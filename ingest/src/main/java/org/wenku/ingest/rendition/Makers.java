package org.wenku.ingest.rendition;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.wenku.archive.rendition.RenditionKind;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.inspect.Toolbox;

/** Who makes which rendition. */
final class Makers {

    private Makers() {}

    /**
     * The makers of all kinds.
     *
     * @param scratch a folder that is emptied at every start
     */
    static Map<RenditionKind, Maker> of(Extractor extractor, Toolbox toolbox, Path scratch) {
        Recordings recordings = new Recordings(toolbox);
        Map<RenditionKind, Maker> makers = new EnumMap<>(RenditionKind.class);
        makers.put(RenditionKind.THUMBNAIL, Drawings.thumbnails(extractor));
        makers.put(RenditionKind.TEXT_BOXES, Drawings.textBoxes(extractor));
        makers.put(RenditionKind.PDF, new OfficePdf(toolbox, scratch.resolve("office")));
        makers.put(RenditionKind.TILES, new ImageTiles(toolbox, extractor));
        makers.put(RenditionKind.WEB_COPY, recordings.webCopies());
        makers.put(RenditionKind.POSTER, recordings.posters());
        makers.put(RenditionKind.WAVEFORM, recordings.waveforms());
        return makers;
    }
}
