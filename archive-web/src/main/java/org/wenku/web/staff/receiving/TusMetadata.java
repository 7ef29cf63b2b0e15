package org.wenku.web.staff.receiving;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;

/**
 * The header {@code Upload-Metadata} (tus 1.0.0, Creation): pairs of a key and a value in Base64, so that a file name
 * comes byte for byte whatever its script.
 */
record TusMetadata(Map<String, byte[]> values) {

    private static final String HEADER = "Upload-Metadata";
    private static final String EXPECTED = "key Base64, key Base64, …";

    TusMetadata {
        values = Map.copyOf(values);
    }

    static TusMetadata read(@Nullable String header) {
        Map<String, byte[]> values = new HashMap<>();
        if (header != null && !header.isBlank()) {
            for (String pair : header.split(",")) {
                String[] parts = pair.strip().split(" +");
                boolean wellFormed = parts.length <= 2 && !parts[0].isEmpty();
                if (!wellFormed || values.put(parts[0], decoded(parts.length == 2 ? parts[1] : "")) != null) {
                    throw Refusal.of(Problem.BAD_PARAMETER, HEADER, pair.strip(), EXPECTED);
                }
            }
        }
        return new TusMetadata(values);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Problem.BAD_PARAMETER, HEADER, base64, EXPECTED);
        }
    }

    Optional<byte[]> bytes(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> value.length > 0);
    }

    Optional<String> text(String key) {
        return bytes(key).map(value -> new String(value, java.nio.charset.StandardCharsets.UTF_8));
    }
}
