package org.wenku.ingest.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.drop.Found;
import org.wenku.ingest.drop.Found.Arrival;
import org.wenku.ingest.quarantine.QuarantineCause;

/**
 * One thing of the drop on its way: a file, with the transcripts that lie beside it, or something unfit. Handed from
 * thread to thread through the line and the reader pool, never used by two at once.
 */
final class Arrived {

    private final Found found;
    private final List<Received> received = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();
    private @Nullable HeldAlready heldAlready;
    private Line.@Nullable Place<Arrived> place;

    Arrived(Found found) {
        this.found = found;
    }

    /** How one file ended. */
    record Ending(Path path, long bytes, @Nullable String sha256, IngestOutcome outcome, Found.@Nullable InCare care) {

        /** The ending of something that was never in our care. */
        Ending(Path path, long bytes, @Nullable String sha256, IngestOutcome outcome) {
            this(path, bytes, sha256, outcome, null);
        }

        static Ending of(Received each, IngestOutcome outcome) {
            return new Ending(
                    each.arrival.path(), each.receipt.size(), each.receipt.sha256(), outcome, each.arrival.care());
        }

        /** What it is called when it is spoken of. */
        String source() {
            return care == null ? path.toString() : care.source();
        }

        /** Under which it was sent to us; null when it was not. */
        @Nullable
        UUID sentAs() {
            return care == null ? null : care.id();
        }
    }

    /** The record that holds the main file already. */
    record HeldAlready(UUID record, String reference) {}

    /** A file of this arrival that was received, and what became of it. */
    static final class Received {
        private final Arrival arrival;
        private final Receiver.Receipt receipt;
        private final boolean main;
        private @Nullable HeldAlready held;
        private @Nullable Read read;

        private Received(Arrival arrival, Receiver.Receipt receipt, boolean main) {
            this.arrival = arrival;
            this.receipt = receipt;
            this.main = main;
        }

        Arrival arrival() {
            return arrival;
        }

        Receiver.Receipt receipt() {
            return receipt;
        }

        /** Whether this is the file itself and not a transcript beside it. */
        boolean isMain() {
            return main;
        }

        Optional<Read> read() {
            return Optional.ofNullable(read);
        }

        Optional<HeldAlready> held() {
            return Optional.ofNullable(held);
        }

        void isHeldBy(HeldAlready record) {
            held = record;
        }
    }

    Found found() {
        return found;
    }

    void standIn(Line.Place<Arrived> inLine) {
        place = inLine;
    }

    void leave(Line<Arrived> line) {
        if (place != null) {
            line.fill(place, this);
        }
    }

    void received(Arrival arrival, Receiver.Receipt receipt) {
        received.add(new Received(arrival, receipt, arrival == found));
    }

    void read(Received of, Read read) {
        of.read = read;
    }

    void refuse(Found what, Sentence because, @Nullable String cause) {
        Found.InCare care = what instanceof Arrival arrival
                ? arrival.care()
                : what instanceof Found.Unfit unfit ? unfit.care() : null;
        endings.add(new Ending(what.path(), 0, null, new IngestOutcome.Refused(because, cause), care));
    }

    /** Everything of this arrival that was not read yet is to be set aside. */
    void setAside(Sentence because, String cause) {
        setAside(each -> true, because, cause, new Read.Aside(QuarantineCause.INTERNAL, null));
    }

    /** What of this arrival has bytes like these and is neither held nor read yet is to be set aside. */
    void setAside(Predicate<Received> these, Sentence because, String cause, Read.Aside aside) {
        for (Received each : unread()) {
            if (these.test(each)) {
                each.read = new Read(each.arrival, each.receipt, null, List.of(), because, cause, aside);
            }
        }
    }

    long bytes() {
        return received.stream().mapToLong(each -> each.receipt.size()).sum();
    }

    List<Received> received() {
        return received;
    }

    /** What is not held yet and so must be read. */
    List<Received> unread() {
        return received.stream()
                .filter(each -> each.held == null && each.read == null)
                .toList();
    }

    boolean needsReading() {
        return !unread().isEmpty();
    }

    void end(Received each, IngestOutcome outcome) {
        endings.add(Ending.of(each, outcome));
    }

    void recordHolds(HeldAlready record) {
        heldAlready = record;
    }

    Optional<HeldAlready> heldAlready() {
        return Optional.ofNullable(heldAlready);
    }

    List<Ending> endings() {
        return endings;
    }
}
