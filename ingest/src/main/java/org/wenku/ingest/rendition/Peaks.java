package org.wenku.ingest.rendition;

import java.util.StringJoiner;
import org.wenku.ingest.inspect.Program;

/**
 * How loud a recording is from beginning to end, from 16-bit samples of one channel: the lowest and the highest of each
 * stretch, as numbers from -128 to 127. The stretches grow with the recording, so that however long it is there are
 * between {@value #MOST} / 2 and {@value #MOST} of them, and nothing else stands in memory.
 */
final class Peaks implements Program.Listener {

    /** Samples a second. */
    static final int RATE = 8000;

    private static final int MOST = 2048;

    private final int[] low = new int[MOST];
    private final int[] high = new int[MOST];
    private int count;
    private long stretch = 16;
    private long inStretch;
    private int lowest;
    private int highest;
    private long samples;
    private int pending = -1;

    @Override
    public void heard(byte[] buffer, int length) {
        int at = 0;
        if (pending >= 0 && length > 0) {
            sample((short) (pending | buffer[0] << 8));
            pending = -1;
            at = 1;
        }
        for (; at + 1 < length; at += 2) {
            sample((short) (buffer[at] & 0xFF | buffer[at + 1] << 8));
        }
        if (at < length) {
            // A sample may be cut in two between two readings of the pipe.
            pending = buffer[at] & 0xFF;
        }
    }

    private void sample(int value) {
        lowest = inStretch == 0 ? value : Math.min(lowest, value);
        highest = inStretch == 0 ? value : Math.max(highest, value);
        samples++;
        if (++inStretch == stretch) {
            close();
        }
    }

    private void close() {
        if (count == MOST) {
            for (int i = 0; i < MOST / 2; i++) {
                low[i] = Math.min(low[2 * i], low[2 * i + 1]);
                high[i] = Math.max(high[2 * i], high[2 * i + 1]);
            }
            count = MOST / 2;
            stretch *= 2;
            if (inStretch < stretch) {
                return;
            }
        }
        low[count] = lowest;
        high[count] = highest;
        count++;
        inStretch = 0;
    }

    long samples() {
        return samples;
    }

    double seconds() {
        return samples / (double) RATE;
    }

    /** {@code {"seconds": 12.5, "peaks": [lowest, highest, lowest, …]}} */
    String json() {
        if (inStretch > 0 && count < MOST) {
            low[count] = lowest;
            high[count] = highest;
            count++;
            inStretch = 0;
        }
        StringJoiner peaks = new StringJoiner(",", "[", "]");
        for (int i = 0; i < count; i++) {
            peaks.add(Integer.toString(low[i] >> 8)).add(Integer.toString(high[i] >> 8));
        }
        return "{\"seconds\":" + seconds() + ",\"peaks\":" + peaks + "}";
    }
}
