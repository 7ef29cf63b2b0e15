package org.wenku.web.staff.receiving;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.ingest.upload.Deliveries;
import org.wenku.ingest.upload.Upload;

/**
 * A file of a delivery.
 *
 * @param id under which it is sent, below {@code /api/v1/uploads}
 * @param path where it came from, parts divided by {@code /}
 * @param size bytes, as announced
 * @param received bytes that are safe; it goes on from there
 * @param state {@code COMING}, {@code WHOLE}, {@code TAKEN} or {@code FAULTY}
 * @param sha256 64 hexadecimal digits; null until all bytes are here
 * @param modified when its owner last changed it, in milliseconds since 1970
 * @param outcome how it ended; null until it has
 */
public record DeliveredFile(
        String id,
        String path,
        long size,
        long received,
        String state,
        @Nullable String sha256,
        @Nullable Long modified,
        @Nullable OutcomeAnswer outcome) {

    /**
     * How a file ended.
     *
     * @param kind {@code ACCEPTED}, {@code DUPLICATE}, {@code QUARANTINED} or {@code REFUSED}
     * @param zh what happened, in Chinese
     * @param en the same in English
     * @param record the identifier of the record that holds it, where one does
     */
    public record OutcomeAnswer(
            String kind, String zh, String en, @Nullable String record) {}

    static DeliveredFile of(Upload upload, Deliveries.@Nullable Ended ended) {
        Instant modified = upload.modified();
        return new DeliveredFile(
                upload.id().toString(),
                upload.path().display(),
                upload.size(),
                upload.received(),
                upload.state().name(),
                upload.sha256(),
                modified == null ? null : modified.toEpochMilli(),
                ended == null
                        ? null
                        : new OutcomeAnswer(
                                ended.kind(),
                                ended.sentence().chinese(),
                                ended.sentence().english(),
                                ended.record().map(UUID::toString).orElse(null)));
    }
}
