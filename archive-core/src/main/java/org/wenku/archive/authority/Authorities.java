package org.wenku.archive.authority;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditNote;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.RecordIds;

/**
 * The desk at which authorities are written. Who may describe anywhere may write them, because they belong to no fonds. None is
 * ever taken out: one that was entered twice is merged into the other.
 */
public final class Authorities {

    private final Archive archive;

    /** Writes the authorities of this archive. */
    public Authorities(Archive archive) {
        this.archive = requireNonNull(archive);
    }

    /**
     * Who writes.
     *
     * @param name the login name, for the history and the audit log
     */
    public record Writer(String name, Reader reader) {
        public Writer {
            requireNonNull(name, "name");
            requireNonNull(reader, "reader");
        }
    }

    /** Enters a new one, with its entry in the audit log. */
    public AuthorityOutcome enter(AuthorityEntry entry, Writer who) {
        if (!who.reader().holdsAnywhere(Right.DESCRIBE)) {
            return new AuthorityOutcome.Refused();
        }
        return archive.write(new Act(who.name(), "enter", null), desk -> {
            Instant now = now(desk);
            Authority made = new Authority(RecordIds.next(), entry, null, 0, now, now);
            AuthorityRows.insert(desk.session(), made);
            Audit.note(desk, note(who, "enter", made));
            return new AuthorityOutcome.Written(made);
        });
    }

    /**
     * Says something else of one, with its entry in the audit log. The statements that name it keep their text; the index
     * learns the names.
     *
     * @param version the version that the person has seen
     */
    public AuthorityOutcome correct(UUID id, int version, AuthorityEntry entry, @Nullable String why, Writer who) {
        if (!who.reader().holdsAnywhere(Right.DESCRIBE)) {
            return new AuthorityOutcome.Refused();
        }
        return archive.write(new Act(who.name(), "correct", why), desk -> {
            Authority was = held(desk.session(), id).orElse(null);
            if (was == null || was.mergedInto() != null) {
                return new AuthorityOutcome.Gone();
            }
            if (was.version() != version) {
                return new AuthorityOutcome.Conflict(was, AuthorityList.since(desk.catalogue(), id, version));
            }
            if (was.entry().equals(entry)) {
                return new AuthorityOutcome.Unchanged(was);
            }
            Authority is = new Authority(id, entry, null, version + 1, was.createdAt(), now(desk));
            AuthorityRows.update(desk.session(), is);
            AuditNote note = note(who, "correct", is);
            Audit.note(desk, why == null ? note : note.with("why", why));
            return new AuthorityOutcome.Written(is);
        });
    }

    /**
     * Merges one into another of its kind: its names become variants of the other's, and every statement that names it names
     * the other from now on, each record with its entry in its history. Needs the right to describe in the whole archive,
     * because it writes records of every fonds.
     *
     * @param version the version of the one that goes, as the person has seen it
     * @return written with the one that stays; gone where either is not there, or they are not of one kind
     */
    public AuthorityOutcome merge(UUID goes, int version, UUID stays, Writer who) {
        if (!who.reader().holdsEverywhere(Right.DESCRIBE)) {
            return new AuthorityOutcome.Refused();
        }
        return archive.write(new Act(who.name(), "merge", null), desk -> {
            // In the order of their identifiers, because two who merge them crosswise must not wait for each other.
            boolean first = goes.compareTo(stays) < 0;
            Authority one = held(desk.session(), first ? goes : stays).orElse(null);
            Authority two = held(desk.session(), first ? stays : goes).orElse(null);
            Authority gone = first ? one : two;
            Authority kept = first ? two : one;
            if (gone == null || kept == null || !mayBeOne(gone, kept)) {
                return new AuthorityOutcome.Gone();
            }
            if (gone.version() != version) {
                return new AuthorityOutcome.Conflict(gone, AuthorityList.since(desk.catalogue(), goes, version));
            }
            Authority whole = new Merging(desk, gone, kept, now(desk)).merge();
            Audit.note(desk, note(who, "merge", whole).with("merged", goes.toString()));
            return new AuthorityOutcome.Written(whole);
        });
    }

    private static boolean mayBeOne(Authority gone, Authority kept) {
        return gone.mergedInto() == null
                && kept.mergedInto() == null
                && !gone.id().equals(kept.id())
                && gone.entry().kind() == kept.entry().kind();
    }

    /** Held, so that of two who correct it at once the second sees what the first has written. */
    static Optional<Authority> held(StatelessSession session, UUID id) {
        return session
                .createNativeQuery(
                        "select " + AuthorityRows.COLUMNS + " from authority a where a.id = :id for update",
                        Tuple.class)
                .setParameter("id", id)
                .list()
                .stream()
                .findFirst()
                .map(AuthorityRows::authority);
    }

    /** As precisely as the database keeps it, so that what is given back is what is found again. */
    private static Instant now(Cataloguing desk) {
        return desk.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static AuditNote note(Writer who, String act, Authority authority) {
        List<AuthorityName> names = authority.entry().names();
        return AuditNote.of(who.name(), "authority." + act, authority.id().toString())
                .with("kind", authority.entry().kind().name())
                .with("name", names.get(0).text())
                .with("version", Integer.toString(authority.version()));
    }
}
