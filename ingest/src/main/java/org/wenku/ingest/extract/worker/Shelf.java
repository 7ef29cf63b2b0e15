package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Where the files of a container are put when it is taken apart: as files that are named by number, because a name inside
 * a container is only said and never used as a path. Counts what is put down, stops at the bounds, and keeps nothing whose
 * bytes are not those that the container speaks of.
 */
final class Shelf extends Inventory {

    /** So much may stand around the bytes of each file. */
    private static final int HEADER = 2_048;

    private final Path folder;

    private final long mostBytes;

    private long files;

    private long bytes;

    Shelf(Path folder, OutputStream answers, long mostEntries, long mostBytes) {
        super(answers, mostEntries, mostBytes + mostEntries * HEADER);
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    @Override
    int put(Inner inner, Source source) throws IOException {
        int ordinal = count();
        Path file = folder.resolve(Long.toString(files + 1));
        Counted counted =
                new Counted(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        String wrong;
        try (counted) {
            source.to(counted);
            wrong = counted.differsFrom(inner);
        } catch (Full e) {
            throw e;
        } catch (Exception e) {
            if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("no space left")) {
                throw new Full("the disk is full");
            }
            wrong = Reading.End.of(e, folder.toString()).cause();
        }
        if (wrong.isEmpty()) {
            say(inner, ++files, "", "");
        } else {
            Files.deleteIfExists(file);
            bytes -= counted.length;
            say(inner, 0, "DAMAGED", wrong);
        }
        return ordinal;
    }

    private final class Counted extends OutputStream {

        private final OutputStream out;

        private final CRC32 crc = new CRC32();

        private long length;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int count) throws IOException {
            bytes += count;
            if (bytes > mostBytes) {
                throw new Full("more than " + mostBytes + " bytes when unpacked");
            }
            length += count;
            crc.update(some, from, count);
            out.write(some, from, count);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }

        /** What is not as the container says; empty when all is. */
        String differsFrom(Inner said) {
            if (said.size() >= 0 && said.size() != length) {
                return length + " bytes came out, expected " + said.size();
            }
            return said.crc32() >= 0 && said.crc32() != crc.getValue()
                    ? "CRC-32 %08x, expected %08x".formatted(crc.getValue(), said.crc32())
                    : "";
        }
    }
}
