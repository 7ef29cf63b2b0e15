package org.wenku.archive.sheet;

import java.io.IOException;
import java.io.OutputStream;

/** The formats in which sheets come and go. */
public enum SheetKind {
    CSV("text/csv;charset=UTF-8", "csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private final String mediaType;
    private final String extension;

    SheetKind(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The media type for an answer over HTTP. */
    public String mediaType() {
        return mediaType;
    }

    /** How the name of such a file ends, without the dot. */
    public String extension() {
        return extension;
    }

    /** Begins a sheet of this kind; closing the writer completes it and closes the stream. */
    public SheetWriter write(OutputStream to) throws IOException {
        return this == CSV ? new CsvWriter(to) : new XlsxWriter(to);
    }
}
