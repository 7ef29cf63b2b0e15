package org.wenku.archive.exchange.bagit;

import java.io.IOException;
import java.io.InputStream;

/** Where a bag that is being made goes. */
public interface BagTarget extends AutoCloseable {

    /**
     * Takes one file.
     *
     * @param path in the bag
     * @param size exactly how many bytes there are
     */
    void file(String path, long size, InputStream bytes) throws IOException;

    /** Takes a folder that may stay empty. */
    void folder(String path) throws IOException;

    /** The bag is whole. */
    @Override
    void close() throws IOException;
}
