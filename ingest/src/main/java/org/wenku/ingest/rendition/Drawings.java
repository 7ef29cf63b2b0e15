package org.wenku.ingest.rendition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.wenku.archive.step.StepProgress;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.extract.Rendering;

/** Thumbnails, and the places of words on pages: what the extraction processes make without any other program. */
final class Drawings {

    private static final int THUMBNAIL_WIDTH = 320;
    private static final int MOST_PAGES = 2000;

    /** Raised when what is drawn becomes better. */
    private static final Maker.By OURS = new Maker.By("wenku", "1");

    private Drawings() {}

    static Maker thumbnails(Extractor extractor) {
        return new Maker() {
            @Override
            public Means means() {
                return OURS;
            }

            @Override
            public Making make(Source source, StepProgress progress) {
                Path target = source.desk().resolve("thumbnail.jpg");
                String type = source.held().mediaType();
                return made(
                        type.equals("application/pdf")
                                ? extractor.renderPage(source.path(), 1, THUMBNAIL_WIDTH, target)
                                : extractor.thumbnail(source.path(), type, 1, THUMBNAIL_WIDTH, target),
                        target,
                        "image/jpeg");
            }
        };
    }

    static Maker textBoxes(Extractor extractor) {
        return new Maker() {
            @Override
            public Means means() {
                return OURS;
            }

            @Override
            public Making make(Source source, StepProgress progress) {
                Path target = source.desk().resolve("boxes.jsonl");
                return made(extractor.textBoxes(source.path(), MOST_PAGES, target), target, "application/jsonl");
            }
        };
    }

    static Maker.Making made(Rendering rendering, Path target, String mediaType) {
        if (rendering instanceof Rendering.Rendered drawn) {
            ObjectNode facts = JsonNodeFactory.instance.objectNode();
            facts.put("width", drawn.width()).put("height", drawn.height()).put("pages", drawn.pages());
            return new Maker.Made(target, mediaType, facts);
        }
        return Outcome.of((Rendering.NotRendered) rendering);
    }
}
