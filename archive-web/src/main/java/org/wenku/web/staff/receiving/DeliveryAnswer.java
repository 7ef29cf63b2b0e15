package org.wenku.web.staff.receiving;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.upload.Delivery;
import org.wenku.web.api.Answer;
import org.wenku.web.api.SayingAnswer;

/**
 * A delivery.
 *
 * @param into the record below which everything is to stand
 * @param label what the sender calls it
 * @param accession the identifier of the accession it belongs to
 * @param way how it is sent: {@code BROWSER}, {@code FORM}, {@code COMMAND} or {@code FOLDER}
 * @param state {@code OPEN}, {@code HANDED_IN} or {@code DONE}
 * @param note why it could not be taken in to the end; null when nothing is to be said
 * @param bytes of all its files, as announced
 * @param received bytes of its files that are safe
 */
public record DeliveryAnswer(
        String id,
        String into,
        boolean publish,
        String label,
        @Nullable String accession,
        String way,
        String state,
        Instant opened,
        @Nullable SayingAnswer note,
        FilesAnswer files,
        long bytes,
        long received)
        implements Answer {

    /**
     * How many files are how far.
     *
     * @param coming of which not all bytes are here
     * @param whole all of whose bytes are here
     * @param taken which have their outcome
     * @param faulty whose bytes are not those that were announced
     */
    public record FilesAnswer(long coming, long whole, long taken, long faulty) {}

    static DeliveryAnswer of(Delivery delivery, Delivery.Tally tally) {
        UUID accession = delivery.accession();
        return new DeliveryAnswer(
                delivery.id().toString(),
                delivery.target().toString(),
                delivery.publish(),
                delivery.label(),
                accession == null ? null : accession.toString(),
                delivery.way().name(),
                delivery.state().name(),
                delivery.openedAt(),
                said(delivery.note()),
                new FilesAnswer(tally.coming(), tally.whole(), tally.taken(), tally.faulty()),
                tally.bytes(),
                tally.received());
    }

    private static @Nullable SayingAnswer said(@Nullable Sentence note) {
        return note == null ? null : new SayingAnswer(note.chinese(), note.english());
    }
}
