package org.wenku.archive.account;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.account.AccountRefusal.Reason;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditNote;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Cataloguing;

/** Links that work once: the one by which the first administrator is made, and those by which a password is chosen. */
public final class OneTimeLinks {

    /** How long a link to choose a password works. */
    public static final Duration LASTS = Duration.ofDays(3);

    private final Archive archive;

    /** The links of this archive. */
    public OneTimeLinks(Archive archive) {
        this.archive = requireNonNull(archive);
    }

    /** Makes the link by which the first administrator is made; the one before it works no more. */
    public Secret forSetUp() {
        return archive.write(new Act("archive", "set-up.link", null), desk -> {
            desk.session()
                    .createNativeMutationQuery("delete from one_time_link where kind = 'SET_UP'")
                    .executeUpdate();
            Audit.note(desk, AuditNote.of("archive", "set-up.link", null));
            return put(desk, "SET_UP", null, null);
        });
    }

    /** Whether this is the secret of the set-up link, still unused. */
    public boolean isForSetUp(Secret secret) {
        return archive.read(here -> here.ask(session -> find(session, secret, "SET_UP", Instant.now())))
                .isPresent();
    }

    /** Makes the link by which somebody chooses a password; the one before it works no more. */
    public Secret forPassword(String by, Account account) {
        return archive.write(new Act(by, "password.link", null), desk -> {
            desk.session()
                    .createNativeMutationQuery("delete from one_time_link where account_id = :account")
                    .setParameter("account", account.id())
                    .executeUpdate();
            Audit.note(desk, AuditNote.of(by, "password.link", account.name()));
            return put(desk, "PASSWORD", account.id(), desk.now().plus(LASTS));
        });
    }

    /** Whose password is chosen by the link with this secret. */
    public Optional<Account> ofPassword(Secret secret) {
        return archive.read(here -> here.ask(session -> find(session, secret, "PASSWORD", Instant.now())
                .map(row -> row.get("account_id", UUID.class))
                .flatMap(account -> Accounts.byId(session, account))
                .filter(account -> !account.disabled())));
    }

    private static Secret put(Cataloguing desk, String kind, @Nullable UUID account, @Nullable Instant expires) {
        Secret secret = Secret.fresh("");
        desk.session()
                .createNativeMutationQuery("insert into one_time_link (digest, kind, account_id, made_at, expires_at)"
                        + " values (:digest, :kind, cast(:account as uuid), :at, cast(:expires as timestamptz))")
                .setParameter("digest", secret.digest())
                .setParameter("kind", kind)
                .setParameter("account", account == null ? null : account.toString())
                .setParameter("at", desk.now())
                .setParameter("expires", expires == null ? null : expires.toString())
                .executeUpdate();
        return secret;
    }

    private static Optional<Tuple> find(StatelessSession session, Secret secret, String kind, Instant now) {
        return session.createNativeQuery(
                        "select digest, account_id from one_time_link where digest = :digest and kind = :kind"
                                + " and (expires_at is null or expires_at > :now)",
                        Tuple.class)
                .setParameter("digest", secret.digest())
                .setParameter("kind", kind)
                .setParameter("now", now)
                .uniqueResultOptional();
    }

    private static void spend(Cataloguing desk, Secret secret, String kind) {
        int spent = desk.session()
                .createNativeMutationQuery("delete from one_time_link where digest = :digest and kind = :kind"
                        + " and (expires_at is null or expires_at > :now)")
                .setParameter("digest", secret.digest())
                .setParameter("kind", kind)
                .setParameter("now", desk.now())
                .executeUpdate();
        if (spent == 0) {
            throw new AccountRefusal(Reason.LINK_SPENT, kind);
        }
    }

    /**
     * Makes the first administrator and signs them in.
     *
     * @throws AccountRefusal if the link is spent, somebody was quicker, or name or password cannot be so
     */
    public Secret setUp(Secret link, String name, String displayName, String password, Sessions.Origin origin) {
        AccountName given = new AccountName(name);
        String kept = Passwords.chosen(password, given.text());
        return archive.write(new Act(given.text(), "set-up", null), desk -> {
            spend(desk, link, "SET_UP");
            UUID id = Accounts.first(desk, given, displayName, kept);
            Audit.note(desk, AuditNote.of(given.text(), "set-up", given.text()).with("address", origin.address()));
            return Sessions.begin(desk, id, origin);
        });
    }

    /**
     * Keeps the password that somebody has chosen, ends all their sessions and signs them in.
     *
     * @throws AccountRefusal if the link is spent or the password cannot be one
     */
    public Secret choosePassword(Secret link, String password, Sessions.Origin origin) {
        Account account = ofPassword(link).orElseThrow(() -> new AccountRefusal(Reason.LINK_SPENT, "PASSWORD"));
        String kept = Passwords.chosen(password, account.name());
        return archive.write(new Act(account.name(), "password.chosen", null), desk -> {
            spend(desk, link, "PASSWORD");
            Accounts.password(desk, account.id(), kept);
            Sessions.end(desk.session(), account.id(), null);
            desk.session()
                    .createNativeMutationQuery("delete from login_attempt where name = :name")
                    .setParameter("name", account.name())
                    .executeUpdate();
            Audit.note(
                    desk,
                    AuditNote.of(account.name(), "password.chosen", account.name())
                            .with("address", origin.address()));
            return Sessions.begin(desk, account.id(), origin);
        });
    }
}
