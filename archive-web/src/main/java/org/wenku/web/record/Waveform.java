package org.wenku.web.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outline of how loud a recording is, out of the peaks that were measured. */
final class Waveform {

    private static final Logger LOG = LoggerFactory.getLogger(Waveform.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDTH = 1000;
    private static final int MIDDLE = 50;
    private static final int COLUMNS = 250;

    private Waveform() {}

    /** The path of an SVG, {@value #WIDTH} wide and twice {@value #MIDDLE} high; null where there are no peaks. */
    static @Nullable String path(Path measured) {
        try {
            return path(peaks(measured));
        } catch (IOException e) {
            LOG.warn("the waveform {} cannot be read", measured, e);
            return null;
        }
    }

    private static List<Integer> peaks(Path measured) throws IOException {
        List<Integer> peaks = new ArrayList<>();
        try (JsonParser parser = JSON.getFactory().createParser(measured.toFile())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_INT) {
                    peaks.add(parser.getIntValue());
                }
            }
        }
        return peaks;
    }

    static @Nullable String path(List<Integer> peaks) {
        int pairs = peaks.size() / 2;
        if (pairs == 0) {
            return null;
        }
        int columns = Math.min(COLUMNS, pairs);
        StringBuilder path = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            int low = 0;
            int high = 0;
            for (int i = column * pairs / columns; i < (column + 1) * pairs / columns; i++) {
                low = Math.min(low, peaks.get(2 * i));
                high = Math.max(high, peaks.get(2 * i + 1));
            }
            int x = column * WIDTH / columns + WIDTH / columns / 2;
            path.append('M').append(x).append(' ').append(MIDDLE - Math.max(1, high * MIDDLE / 128));
            path.append('V').append(MIDDLE + Math.max(1, -low * MIDDLE / 128));
        }
        return path.toString();
    }
}
