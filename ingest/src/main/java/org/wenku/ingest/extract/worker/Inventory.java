package org.wenku.ingest.extract.worker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.wenku.ingest.extract.wire.Frame;

/** Where an opening says what it finds in a container. This one only takes note of it; a {@link Shelf} takes the bytes. */
class Inventory {

    /** More is inside than may be; nothing more is looked at. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1L;

        Full(String what) {
            // The words by which Ending knows what has happened.
            super("zip bomb: " + what);
        }
    }

    /** What gives the bytes of one thing. */
    @FunctionalInterface
    interface Source {
        void to(OutputStream out) throws Exception;
    }

    private static final int LONGEST_PATH = 4_000;

    private final OutputStream answers;

    private final long mostEntries;

    private final long mostRead;

    private int entries;

    /**
     * An inventory that is sent to the parent.
     *
     * @param mostEntries so many files
     * @param mostRead so many bytes are unpacked to find them
     */
    Inventory(OutputStream answers, long mostEntries, long mostRead) {
        this.answers = answers;
        this.mostEntries = mostEntries;
        this.mostRead = mostRead;
    }

    /**
     * Notes one file; returns its place in the container, from 1. When its own bytes cannot be read that is noted and the
     * next one may be tried.
     */
    int put(Inner inner, Source source) throws IOException {
        int ordinal = count();
        say(inner, 0, "", "");
        return ordinal;
    }

    /** Notes a file that cannot be taken out, with one of the words for problems that the parent knows. */
    final void leave(Inner inner, String problem, String cause) throws IOException {
        count();
        say(inner, 0, problem, cause);
    }

    /** The same stream, as far as it may be read. */
    final InputStream bounded(InputStream in) {
        return new FilterInputStream(in) {
            private long read;

            @Override
            public int read() throws IOException {
                int b = super.read();
                count(b < 0 ? 0 : 1);
                return b;
            }

            @Override
            public int read(byte[] some, int from, int length) throws IOException {
                int n = super.read(some, from, length);
                count(Math.max(0, n));
                return n;
            }

            @Override
            public long skip(long n) throws IOException {
                long skipped = super.skip(n);
                count(skipped);
                return skipped;
            }

            @Override
            public boolean markSupported() {
                return false;
            }

            private void count(long n) throws Full {
                read += n;
                if (read > mostRead) {
                    throw new Full("more than " + mostRead + " bytes when unpacked");
                }
            }
        };
    }

    final int count() throws Full {
        if (++entries > mostEntries) {
            throw new Full("more than " + mostEntries + " files inside");
        }
        return entries;
    }

    final void say(Inner inner, long number, String problem, String cause) throws IOException {
        String path = inner.path();
        Frame.of(Frame.Kind.ENTRY)
                .text(path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path)
                .number(inner.size())
                .text(inner.modified())
                .number(inner.crc32())
                .number(number)
                .number(inner.within())
                .text(problem)
                .text(cause)
                .write(answers);
    }
}
