package org.wenku.ingest.derive;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.wenku.archive.holding.Pictures;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.extract.Rendering;

/** Draws pages and pictures in the extractor's children. */
public final class DrawnPictures implements Pictures {

    private final Extractor extractor;

    /** Pictures drawn by this extractor. */
    public DrawnPictures(Extractor extractor) {
        this.extractor = requireNonNull(extractor, "extractor");
    }

    @Override
    public Drawing draw(Path file, String mediaType, int page, int width, Path target) {
        Rendering rendering;
        if (mediaType.equals("application/pdf")) {
            rendering = extractor.renderPage(file, page, width, target);
        } else if (mediaType.startsWith("image/") && !mediaType.startsWith("image/svg")) {
            rendering = extractor.thumbnail(file, mediaType, page, width, target);
        } else {
            return new NotDrawn("nothing draws " + mediaType, true);
        }
        return rendering instanceof Rendering.NotRendered not ? new NotDrawn(not.cause(), false) : new Drawn();
    }
}
