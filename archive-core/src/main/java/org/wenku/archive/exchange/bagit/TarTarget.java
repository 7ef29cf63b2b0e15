package org.wenku.archive.exchange.bagit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A bag as a tar file (POSIX.1-2001, pax), which may be sent while it is made. Its modes and times say nothing. */
public final class TarTarget implements BagTarget {

    private final TarArchiveOutputStream tar;
    private final String prefix;

    /**
     * Writes to this stream, which is closed with the bag.
     *
     * @param name of the folder that the bag will be when it is unpacked
     */
    public TarTarget(OutputStream out, String name) {
        this.tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        this.prefix = name + "/";
    }

    @Override
    public void file(String path, long size, InputStream bytes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(prefix + path, true);
        entry.setSize(size);
        entry.setMode(0644);
        entry.setModTime(0L);
        tar.putArchiveEntry(entry);
        bytes.transferTo(tar);
        tar.closeArchiveEntry();
    }

    @Override
    public void folder(String path) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(prefix + path + "/", true);
        entry.setMode(0755);
        entry.setModTime(0L);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
