package org.wenku.archive.account;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditNote;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.RecordIds;

/** The browsers in which people are signed in. */
public final class Sessions {

    /** How long a browser may say nothing. */
    public static final Duration IDLE = Duration.ofHours(8);

    /** How long a session lasts at most. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** How exactly it is known when a session was last used; because to write at each click would cost more than it tells. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private static final int MOST_LISTED = 200;

    private final Archive archive;

    /** The sessions of this archive. */
    public Sessions(Archive archive) {
        this.archive = requireNonNull(archive);
    }

    /**
     * A browser in which somebody is signed in.
     *
     * @param address from where
     * @param agent what the browser calls itself
     */
    public record Session(UUID id, Instant createdAt, Instant seenAt, String address, String agent) {}

    /** Whose session it is. */
    public record Known(Session session, Account account) {}

    /** Where a request comes from. */
    public record Origin(String address, String agent) {
        public Origin {
            agent = agent.length() > 300 ? agent.substring(0, 300) : agent;
        }
    }

    /** Begins a session; the secret is for the browser alone. */
    static Secret begin(Cataloguing desk, UUID account, Origin origin) {
        Secret secret = Secret.fresh("");
        desk.session()
                .createNativeMutationQuery(
                        "insert into session (id, digest, account_id, created_at, seen_at, address, agent)"
                                + " values (:id, :digest, :account, :at, :at, :address, :agent)")
                .setParameter("id", RecordIds.next())
                .setParameter("digest", secret.digest())
                .setParameter("account", account)
                .setParameter("at", desk.now())
                .setParameter("address", origin.address())
                .setParameter("agent", origin.agent())
                .executeUpdate();
        desk.session()
                .createNativeMutationQuery("update account set signed_in_at = :at where id = :id")
                .setParameter("at", desk.now())
                .setParameter("id", account)
                .executeUpdate();
        desk.session()
                .createNativeMutationQuery("delete from session where created_at < :old or seen_at < :silent")
                .setParameter("old", desk.now().minus(LONGEST))
                .setParameter("silent", desk.now().minus(IDLE))
                .executeUpdate();
        return secret;
    }

    /** Who shows this secret, if it is that of a session that still lasts and the person is not kept out. */
    public Optional<Known> recognise(Secret secret, Instant now) {
        Optional<Known> known = archive.read(here -> here.ask(session -> session.createNativeQuery(
                        "select id, account_id, created_at, seen_at, address, agent from session"
                                + " where digest = :digest and created_at > :old and seen_at > :silent",
                        Tuple.class)
                .setParameter("digest", secret.digest())
                .setParameter("old", now.minus(LONGEST))
                .setParameter("silent", now.minus(IDLE))
                .uniqueResultOptional()
                .flatMap(row -> Accounts.byId(session, row.get("account_id", UUID.class))
                        .filter(account -> !account.disabled())
                        .map(account -> new Known(session(row), account)))));
        known.filter(it -> it.session().seenAt().isBefore(now.minus(NOTED_EVERY)))
                .ifPresent(it -> seen(it.session().id(), now));
        return known;
    }

    private void seen(UUID session, Instant now) {
        archive.write(
                new Act("session", "session.seen", null),
                desk -> desk.session()
                        .createNativeMutationQuery("update session set seen_at = :at where id = :id")
                        .setParameter("at", now)
                        .setParameter("id", session)
                        .executeUpdate());
    }

    private static Session session(Tuple row) {
        return new Session(
                row.get("id", UUID.class),
                row.get("created_at", Instant.class),
                row.get("seen_at", Instant.class),
                row.get("address", String.class),
                row.get("agent", String.class));
    }

    /** The sessions of a person, the last used first. */
    public List<Session> of(UUID account) {
        return archive.read(here -> here.ask(session -> session
                .createNativeQuery(
                        "select id, created_at, seen_at, address, agent from session where account_id = :account"
                                + " and created_at > :old and seen_at > :silent order by seen_at desc, id",
                        Tuple.class)
                .setParameter("account", account)
                .setParameter("old", Instant.now().minus(LONGEST))
                .setParameter("silent", Instant.now().minus(IDLE))
                .setMaxResults(MOST_LISTED)
                .list()
                .stream()
                .map(Sessions::session)
                .toList()));
    }

    /** Ends one session of a person. */
    public void revoke(String by, Account of, UUID session) {
        archive.write(new Act(by, "session.revoke", null), desk -> {
            int ended = desk.session()
                    .createNativeMutationQuery("delete from session where id = :id and account_id = :account")
                    .setParameter("id", session)
                    .setParameter("account", of.id())
                    .executeUpdate();
            if (ended > 0) {
                Audit.note(desk, AuditNote.of(by, "session.revoke", of.name()).with("session", session.toString()));
            }
            return null;
        });
    }

    /** Ends all sessions of a person but one. */
    public void revokeOthers(String by, Account of, @Nullable UUID keep) {
        archive.write(new Act(by, "session.revoke-others", null), desk -> {
            end(desk.session(), of.id(), keep);
            Audit.note(desk, AuditNote.of(by, "session.revoke-others", of.name()));
            return null;
        });
    }

    /** Ends the session of somebody who goes. */
    public void signOut(Known known) {
        archive.write(new Act(known.account().name(), "sign-out", null), desk -> {
            desk.session()
                    .createNativeMutationQuery("delete from session where id = :id")
                    .setParameter("id", known.session().id())
                    .executeUpdate();
            Audit.note(
                    desk,
                    AuditNote.of(
                            known.account().name(), "sign-out", known.account().name()));
            return null;
        });
    }

    static void end(StatelessSession session, UUID account, @Nullable UUID keep) {
        session.createNativeMutationQuery(
                        "delete from session where account_id = :account and id is distinct from cast(:keep as uuid)")
                .setParameter("account", account)
                .setParameter("keep", keep == null ? null : keep.toString())
                .executeUpdate();
    }
}
