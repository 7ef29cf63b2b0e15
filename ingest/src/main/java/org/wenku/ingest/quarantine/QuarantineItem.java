package org.wenku.ingest.quarantine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.storage.OriginalName;
import org.wenku.ingest.Sentence;

/**
 * Something set aside.
 *
 * @param id its identifier; later ones sort later
 * @param place where it came from and would have stood
 * @param size bytes
 * @param sha256 the name of its bytes in the quarantine
 * @param cause why it was set aside
 * @param signature the name of the virus; null where there is none
 * @param because the same in a sentence
 * @param detail what lies behind it; null for nothing
 * @param at when it was set aside
 * @param decision what was decided; null while it waits
 */
public record QuarantineItem(
        UUID id,
        Place place,
        long size,
        String sha256,
        QuarantineCause cause,
        @Nullable String signature,
        Sentence because,
        @Nullable String detail,
        Instant at,
        @Nullable Decision decision) {

    public QuarantineItem {
        requireNonNull(id, "id");
        requireNonNull(place, "place");
        requireNonNull(sha256, "sha256");
        requireNonNull(cause, "cause");
        requireNonNull(because, "because");
        requireNonNull(at, "at");
    }

    /**
     * Where something came from and where it would have stood.
     *
     * @param run null where it came by no run
     * @param target the unit it was brought into
     * @param fonds the fonds of that
     * @param source the path it had
     * @param folders the folders around it in the drop, outermost first
     * @param publish whether it was to be published at once
     * @param by who brought it
     */
    public record Place(
            @Nullable UUID run,
            UUID target,
            UUID fonds,
            String source,
            OriginalName name,
            List<Folder> folders,
            boolean publish,
            String by) {
        public Place {
            folders = List.copyOf(folders);
        }
    }

    /** A folder of the drop. */
    public record Folder(OriginalName name, boolean holdsFiles) {}

    /** Where an item stands. */
    public enum State {
        WAITING,
        /** It may come in, and is on its way. */
        RELEASED,
        /** It has come in. */
        TAKEN,
        /** Its bytes are destroyed. */
        REFUSED
    }

    /**
     * What was decided.
     *
     * @param why the reason, in the words of who decided
     * @param record the record that holds it now; null while it is not taken
     */
    public record Decision(
            State state,
            String by,
            Instant at,
            String why,
            @Nullable UUID record) {}

    /** Where it stands. */
    public State state() {
        return decision == null ? State.WAITING : decision.state();
    }
}
