package org.wenku.archive.sheet;

import java.io.IOException;
import java.util.List;

/** Writes a sheet row by row. What it keeps in memory does not grow with the sheet. */
public interface SheetWriter extends AutoCloseable {

    /** One more row; every value is text and is seen as it is given. */
    void row(List<String> values) throws IOException;

    /** Completes the sheet and closes what it is written to; without this the sheet cannot be read. */
    @Override
    void close() throws IOException;
}
