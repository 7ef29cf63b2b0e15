package org.wenku.archive.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A part of a workbook that is not read on without end: not beyond a size, and not beyond a piece of it without
 * anything being understood of it, because an XML reader keeps a whole attribute in memory.
 */
final class Rationed extends FilterInputStream {

    private static final long PIECE = 16L << 20;

    private final long most;
    private long total;
    private long since;

    Rationed(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    /** Something was understood. */
    void goOn() {
        since = 0;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        return value < 0 ? value : count(1) == 1 ? value : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        return read < 0 ? read : count(read);
    }

    private int count(int read) throws IOException {
        total += read;
        since += read;
        if (total > most || since > PIECE) {
            throw new NotASheet(NotASheet.Reason.BOMB, total + " bytes unpacked and no end of it");
        }
        return read;
    }
}
