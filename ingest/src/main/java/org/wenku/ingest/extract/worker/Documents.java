package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wenku.ingest.extract.wire.Frame;

/** Answers requests about documents, one at a time. */
final class Documents {

    private final OutputStream answers;

    private @Nullable Parsers parsers;

    Documents(OutputStream answers) {
        this.answers = answers;
    }

    /** Answers one request; whatever goes wrong in the document is part of the answer. */
    void answer(Frame request) {
        try {
            done(attempt(request));
        } catch (IOException | Error e) {
            // The parent cannot be told: it has gone, or will find the stream out of step and start another child.
            e.printStackTrace();
            Runtime.getRuntime().halt(4);
        }
    }

    private Reading.End attempt(Frame request) throws IOException {
        try {
            return switch (request.kind()) {
                case EXTRACT -> extract(request);
                case RENDER -> PageImages.render(request, answers);
                case THUMBNAIL -> PageImages.thumbnail(request, answers);
                case TEXTLESS_PAGES -> PageImages.textless(request, answers);
                case TEXT_BOXES -> TextBoxes.write(request, answers);
                case TILES -> Tiles.cut(request, answers);
                case UNPACK -> Opening.answer(request, answers);
                default -> throw new IOException("not a request: " + request.kind());
            };
        } catch (OutOfMemoryError | LinkageError e) {
            // Not the document's fault: a class is missing or this process is no longer sound.
            throw e;
        } catch (Throwable e) {
            return Reading.End.of(e, "");
        }
    }

    private Reading.End extract(Frame request) throws IOException {
        Path file = Path.of(request.text());
        String name = request.text();
        String defaultCharset = request.text();
        Output output = new Output(answers, request.number(), (int) request.number(), (int) request.number());
        return new Reading(parsers(), output, name, defaultCharset).read(file);
    }

    // Loaded with the first document, so that a child that only makes thumbnails never pays for Tika.
    private synchronized Parsers parsers() {
        Parsers loaded = parsers;
        if (loaded == null) {
            loaded = Parsers.load();
            parsers = loaded;
        }
        return loaded;
    }

    private void done(Reading.End end) throws IOException {
        Frame.of(Frame.Kind.DONE)
                .text(end.ending().name())
                .text(end.cause())
                .number(end.cutOff() ? 1 : 0)
                .to(answers);
    }
}
