package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.io.OutputStream;
import org.wenku.ingest.extract.wire.Frame;

/** Pictures of pages. */
final class PageImages {

    private PageImages() {}

    static Reading.End render(Frame request, OutputStream answers) throws IOException {
        throw new IOException("not yet");
    }

    static Reading.End thumbnail(Frame request, OutputStream answers) throws IOException {
        throw new IOException("not yet");
    }

    static Reading.End textless(Frame request, OutputStream answers) throws IOException {
        throw new IOException("not yet");
    }
}
