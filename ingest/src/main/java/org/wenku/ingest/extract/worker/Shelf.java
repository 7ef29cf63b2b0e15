package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.wenku.ingest.extract.wire.Frame;

/**
 * Where the things of a container are put when it is taken apart: files that are named by number, because a name inside a
 * container is only said and never used as a path. Counts what is put down and stops at the bounds.
 */
final class Shelf {

    /** More is inside than may be put down; nothing more is taken out. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1L;

        Full(String what) {
            // The words by which Ending knows what has happened.
            super("zip bomb: " + what);
        }
    }

    private static final int LONGEST_PATH = 4_000;

    private final Path folder;

    private final OutputStream answers;

    private final long mostEntries;

    private final long mostBytes;

    private long entries;

    private long files;

    private long bytes;

    Shelf(Path folder, OutputStream answers, long mostEntries, long mostBytes) {
        this.folder = folder;
        this.answers = answers;
        this.mostEntries = mostEntries;
        this.mostBytes = mostBytes;
    }

    /** What gives the bytes of one thing. */
    @FunctionalInterface
    interface Source {
        void to(OutputStream out) throws Exception;
    }

    /** Puts down one thing; when its own bytes cannot be read that is noted and the next one may be tried. */
    void put(String path, InputStream in) throws IOException {
        write(path, in::transferTo);
    }

    /** Puts down one thing that writes itself. */
    void write(String path, Source source) throws IOException {
        count();
        Path file = folder.resolve(Long.toString(++files));
        try (OutputStream out =
                new Bounded(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            source.to(out);
        } catch (Full e) {
            throw e;
        } catch (Exception e) {
            Files.deleteIfExists(file);
            files--;
            say(path, 0, Reading.End.of(e, folder.toString()).cause());
            return;
        }
        say(path, files, "");
    }

    /** Notes a thing that is not taken out; the parent knows some problems by one word in capitals. */
    void leave(String path, String problem) throws IOException {
        count();
        say(path, 0, problem);
    }

    private void count() throws Full {
        if (++entries > mostEntries) {
            throw new Full("more than " + mostEntries + " files inside");
        }
    }

    private void say(String path, long number, String problem) throws IOException {
        Frame.of(Frame.Kind.ENTRY)
                .text(path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path)
                .number(number)
                .text(problem)
                .write(answers);
    }

    private final class Bounded extends OutputStream {

        private final OutputStream out;

        Bounded(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            bytes += length;
            if (bytes > mostBytes) {
                throw new Full("more than " + mostBytes + " bytes when unpacked");
            }
            out.write(some, from, length);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
