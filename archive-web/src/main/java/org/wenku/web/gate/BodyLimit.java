package org.wenku.web.gate;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;

/**
 * Sees to it that nobody sends more than the method that answers can take: {@link #USUAL}, or what {@link LargeBody} says.
 * More is refused with 413, as soon as the length is announced or passed and what still comes has been thrown away, up to a
 * limit.
 */
public final class BodyLimit implements ContainerRequestFilter {

    /** What a form or a piece of JSON may weigh, in bytes: far more than any of ours does. */
    public static final int USUAL = 1024 * 1024;

    /** What the longest form may weigh, in bytes, because forms are read into memory: one with a long list in it. */
    public static final int LONGEST_FORM = 4 * 1024 * 1024;

    /** What is read of a body that is refused, in bytes. */
    private static final int THROWN_AWAY = 16 * 1024 * 1024;

    @Context
    private @Nullable ResourceInfo found;

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = requireNonNull(found).getResourceMethod();
        LargeBody large = method == null ? null : method.getAnnotation(LargeBody.class);
        long most = large == null ? USUAL : large.value();
        if (announced(request) > most) {
            throw tooLarge(request.getEntityStream());
        }
        request.setEntityStream(new Counted(request.getEntityStream(), most));
    }

    /**
     * The refusal of a body. What is still coming is read and thrown away, up to a limit, because who is still sending when the
     * connection is closed never reads why.
     */
    public static Refusal tooLarge(InputStream rest) {
        byte[] thrown = new byte[64 * 1024];
        try {
            long left = THROWN_AWAY;
            for (int read = 0; read >= 0 && left > 0; left -= read) {
                read = rest.read(thrown);
            }
        } catch (IOException gone) {
            // Nobody is there any more to be told.
        }
        return Refusal.of(Problem.TOO_LARGE);
    }

    private static long announced(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    private static final class Counted extends FilterInputStream {

        private long left;

        Counted(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            counted(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int read = super.read(to, offset, length);
            counted(Math.max(read, 0));
            return read;
        }

        private void counted(int read) {
            left -= read;
            if (left < 0) {
                throw tooLarge(in);
            }
        }

        @Override
        public long skip(long bytes) throws IOException {
            byte[] thrown = new byte[(int) Math.min(bytes, 8192)];
            return Math.max(read(thrown, 0, thrown.length), 0);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
