package org.wenku.ingest.upload;

import java.io.IOException;

/** The connection was cut while bytes came in. What had come is safe; told apart from a fault of our own disk. */
public final class SenderGone extends IOException {

    private static final long serialVersionUID = 1L;

    SenderGone(IOException cause) {
        super("the sender went away", cause);
    }
}
