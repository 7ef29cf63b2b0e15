package org.wenku.archive.account;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditNote;
import org.wenku.archive.catalogue.Act;

/**
 * Lets people in by password. Whoever is refused is told the same, and waits as long for it, whether it was the name or
 * the password; and after some failures, counted in the database because a restart must not forget them, has to wait.
 */
public final class SignIn {

    /** Failures for one name, within {@link #WHILE}, after which it is not tried any more. */
    public static final int MOST_PER_NAME = 8;

    /** Failures from one address. */
    public static final int MOST_PER_ADDRESS = 30;

    /** How long a failure counts. */
    public static final Duration WHILE = Duration.ofMinutes(15);

    private final Archive archive;
    private final Clock clock;

    /** The door of this archive. */
    public SignIn(Archive archive) {
        this(archive, Clock.systemUTC());
    }

    SignIn(Archive archive, Clock clock) {
        this.archive = requireNonNull(archive);
        this.clock = requireNonNull(clock);
    }

    /** How an attempt ended. */
    public sealed interface Outcome {}

    /** Somebody is in; the secret is for the browser alone. */
    public record SignedIn(Secret secret, Account account) implements Outcome {}

    /** Name and password do not go together, or the person is kept out. */
    public record Refused() implements Outcome {}

    /** Too many failures; nothing was tried. */
    public record TooMany(Duration pause) implements Outcome {}

    /** Tries a name and a password. */
    public Outcome attempt(String typedName, String password, Sessions.Origin origin) {
        String name = AccountName.folded(typedName);
        String known = name.length() > 64 ? name.substring(0, 64) : name;
        if (isLimited(known, origin.address())) {
            return new TooMany(WHILE);
        }
        record Found(@Nullable Account account, @Nullable String kept) {}
        Found found = archive.read(here -> here.ask(session -> {
            Account account = AccountRows.one(session, "a.name = :name", Map.of("name", known))
                    .orElse(null);
            return new Found(account, account == null ? null : AccountRows.password(session, account.id()));
        }));
        boolean right = Passwords.matches(password, found.kept());
        Account account = found.account();
        if (!right || account == null || account.disabled()) {
            refused(known, origin, account != null && account.disabled());
            return new Refused();
        }
        return new SignedIn(let(account, origin, "password"), account);
    }

    /** Begins a session for somebody who was recognised otherwise, such as by the provider they sign in with. */
    public Secret let(Account account, Sessions.Origin origin, String how) {
        return archive.write(new Act(account.name(), "sign-in", null), desk -> {
            desk.session()
                    .createNativeMutationQuery("delete from login_attempt where name = :name")
                    .setParameter("name", account.name())
                    .executeUpdate();
            Audit.note(
                    desk,
                    AuditNote.of(account.name(), "sign-in", account.name())
                            .with("address", origin.address())
                            .with("how", how));
            return Sessions.begin(desk, account.id(), origin);
        });
    }

    private boolean isLimited(String name, String address) {
        return archive.read(here -> here.ask(session -> failures(session, "name", name) >= MOST_PER_NAME
                || failures(session, "address", address) >= MOST_PER_ADDRESS));
    }

    private long failures(StatelessSession session, String column, String value) {
        return session.createNativeQuery(
                        "select count(*) from login_attempt where " + column + " = :value and at > :since", Long.class)
                .setParameter("value", value)
                .setParameter("since", clock.instant().minus(WHILE))
                .getSingleResult();
    }

    private void refused(String name, Sessions.Origin origin, boolean disabled) {
        archive.write(new Act(name.isEmpty() ? "?" : name, "sign-in.refused", null), desk -> {
            // One at a time, because two that count at once would both be the last that is allowed, or neither.
            desk.session()
                    .createNativeQuery("select pg_advisory_xact_lock(hashtext('login_attempt'))", Object.class)
                    .list();
            desk.session()
                    .createNativeMutationQuery(
                            "insert into login_attempt (name, address, at) values (:name, :address, :at)")
                    .setParameter("name", name)
                    .setParameter("address", origin.address())
                    .setParameter("at", clock.instant())
                    .executeUpdate();
            desk.session()
                    .createNativeMutationQuery("delete from login_attempt where at < :old")
                    .setParameter("old", clock.instant().minus(Duration.ofDays(1)))
                    .executeUpdate();
            AuditNote note = AuditNote.of(name, "sign-in.refused", name).with("address", origin.address());
            Audit.note(desk, disabled ? note.with("because", "disabled") : note);
            if (failures(desk.session(), "name", name) == MOST_PER_NAME
                    || failures(desk.session(), "address", origin.address()) == MOST_PER_ADDRESS) {
                // Once, and not for every attempt after it, because nobody may fill the log from outside.
                Audit.note(desk, AuditNote.of(name, "sign-in.too-many", name).with("address", origin.address()));
            }
            return null;
        });
    }
}
