package org.wenku.archive.account;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Grant;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.AccountRefusal.Reason;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditNote;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.RecordIds;

/** The register of the people. Nobody is ever taken off it, because their name stands in the history. */
public final class Accounts {

    /** The most accounts of a page. */
    public static final int PAGE = 100;

    private final Archive archive;

    /** The people of this archive. */
    public Accounts(Archive archive) {
        this.archive = requireNonNull(archive);
    }

    /** The account with this login name, however it is typed. */
    public Optional<Account> named(String name) {
        return read(session -> AccountRows.one(session, "a.name = :name", Map.of("name", AccountName.folded(name))));
    }

    /** The account with this identifier. */
    public Optional<Account> account(UUID id) {
        return read(session -> byId(session, id));
    }

    static Optional<Account> byId(StatelessSession session, UUID id) {
        return AccountRows.one(session, "a.id = :id", Map.of("id", id));
    }

    /** At most {@value #PAGE} accounts by login name, after the given one. */
    public List<Account> page(@Nullable String after) {
        return read(session -> AccountRows.list(
                session, "where a.name > :after order by a.name", Map.of("after", after == null ? "" : after), PAGE));
    }

    /** Whether anybody can say who may do what. */
    public boolean hasAdministrator() {
        return read(session -> administrators(session) > 0);
    }

    private static long administrators(StatelessSession session) {
        return session.createNativeQuery(
                        "select count(*) from account a join account_grant g on g.account_id = a.id"
                                + " where g.role = 'ADMINISTRATOR' and not a.disabled",
                        Long.class)
                .getSingleResult();
    }

    /**
     * Enters a person, who cannot sign in before a password is chosen by a link.
     *
     * @throws AccountRefusal if there is something wrong with the name, or with the roles
     */
    public Account create(String by, String name, String displayName, Collection<Grant> grants) {
        AccountName given = new AccountName(name);
        return archive.write(new Act(by, "account.create", null), desk -> {
            UUID id = enter(desk, by, given, displayName, null);
            AuditNote note = AuditNote.of(by, "account.create", given.text());
            Audit.note(desk, note.with("roles", put(desk.session(), id, grants)));
            return byId(desk.session(), id).orElseThrow();
        });
    }

    /** Enters a row; the caller notes it in the audit log. */
    static UUID enter(Cataloguing desk, String by, AccountName name, String displayName, @Nullable String password) {
        if (displayName.isBlank() || displayName.length() > 200) {
            throw new AccountRefusal(Reason.DISPLAY_NAME, displayName.strip());
        }
        UUID id = RecordIds.next();
        int entered = desk.session()
                .createNativeMutationQuery("insert into account (id, name, display_name, password, created_at,"
                        + " created_by) values (:id, :name, :display, cast(:password as text), :at, :by)"
                        + " on conflict (name) do nothing")
                .setParameter("id", id)
                .setParameter("name", name.text())
                .setParameter("display", displayName.strip())
                .setParameter("password", password)
                .setParameter("at", desk.now())
                .setParameter("by", by)
                .executeUpdate();
        if (entered == 0) {
            throw new AccountRefusal(Reason.NAME_TAKEN, name.text());
        }
        return id;
    }

    /** Gives these roles and says them in words for the log. */
    static String put(StatelessSession session, UUID account, Collection<Grant> grants) {
        Set<Grant> wanted = new HashSet<>(grants);
        Map<UUID, String> codes = codes(session, wanted);
        session.createNativeMutationQuery("delete from account_grant where account_id = :id")
                .setParameter("id", account)
                .executeUpdate();
        for (Grant grant : wanted) {
            session.createNativeMutationQuery("insert into account_grant (account_id, role, fonds_id)"
                            + " values (:id, :role, cast(:fonds as uuid))")
                    .setParameter("id", account)
                    .setParameter("role", grant.role().name())
                    .setParameter(
                            "fonds",
                            grant.fondsId() == null ? null : grant.fondsId().toString())
                    .executeUpdate();
        }
        return wanted.stream()
                .map(grant -> grant.role() + (grant.fondsId() == null ? "" : "@" + codes.get(grant.fondsId())))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static Map<UUID, String> codes(StatelessSession session, Set<Grant> grants) {
        Set<UUID> fonds =
                grants.stream().map(Grant::fondsId).filter(id -> id != null).collect(Collectors.toSet());
        if (fonds.isEmpty()) {
            return Map.of();
        }
        Map<UUID, String> codes = session
                .createNativeQuery(
                        "select id, reference_code from record where id in (:ids) and parent_id is null",
                        jakarta.persistence.Tuple.class)
                .setParameterList("ids", fonds)
                .list()
                .stream()
                .collect(Collectors.toMap(row -> row.get(0, UUID.class), row -> row.get(1, String.class)));
        for (UUID id : fonds) {
            if (!codes.containsKey(id)) {
                throw new AccountRefusal(Reason.NO_SUCH_FONDS, id.toString());
            }
        }
        return codes;
    }

    /**
     * Gives a person these roles instead of those they had; whoever is signed in has them at their next step.
     *
     * @throws AccountRefusal if nobody would be left who can say who may do what
     */
    public void grant(String by, UUID account, Collection<Grant> grants) {
        change(by, "account.roles", account, (desk, note) -> note.with("roles", put(desk.session(), account, grants)));
    }

    /** Says what a person is called on pages. */
    public void call(String by, UUID account, String displayName) {
        if (displayName.isBlank() || displayName.length() > 200) {
            throw new AccountRefusal(Reason.DISPLAY_NAME, displayName.strip());
        }
        change(by, "account.name", account, (desk, note) -> {
            desk.session()
                    .createNativeMutationQuery("update account set display_name = :name where id = :id")
                    .setParameter("name", displayName.strip())
                    .setParameter("id", account)
                    .executeUpdate();
            return note.with("name", displayName.strip());
        });
    }

    /** Keeps a person out, at once: their sessions end and their tokens are worth nothing. */
    public void disable(String by, UUID account) {
        change(by, "account.disable", account, (desk, note) -> {
            disabled(desk, account, true);
            Sessions.end(desk.session(), account, null);
            return note;
        });
    }

    /** Lets a person in again. */
    public void enable(String by, UUID account) {
        change(by, "account.enable", account, (desk, note) -> {
            disabled(desk, account, false);
            return note;
        });
    }

    private static void disabled(Cataloguing desk, UUID account, boolean value) {
        desk.session()
                .createNativeMutationQuery("update account set disabled = :value where id = :id")
                .setParameter("value", value)
                .setParameter("id", account)
                .executeUpdate();
    }

    /**
     * Changes the password of somebody who knows the old one, and ends their other sessions.
     *
     * @param keep the session in which it is done
     * @throws AccountRefusal if the old one is another, or the new one cannot be one
     */
    public void changePassword(UUID account, String old, String fresh, @Nullable UUID keep) {
        Account known =
                account(account).orElseThrow(() -> new AccountRefusal(Reason.NO_SUCH_ACCOUNT, account.toString()));
        if (!Passwords.matches(old, read(session -> AccountRows.password(session, account)))) {
            Audit.of(archive).record(known.name(), "password.refused", known.name());
            throw new AccountRefusal(Reason.PASSWORD_WRONG, known.name());
        }
        String kept = Passwords.chosen(fresh, known.name());
        change(known.name(), "password.change", account, (desk, note) -> {
            password(desk, account, kept);
            Sessions.end(desk.session(), account, keep);
            return note;
        });
    }

    static void password(Cataloguing desk, UUID account, String kept) {
        desk.session()
                .createNativeMutationQuery("update account set password = :kept where id = :id")
                .setParameter("kept", kept)
                .setParameter("id", account)
                .executeUpdate();
    }

    private interface Change {
        AuditNote make(Cataloguing desk, AuditNote note);
    }

    private void change(String by, String act, UUID account, Change change) {
        archive.write(new Act(by, act, null), desk -> {
            // One at a time, because two who each take away the other's role would leave nobody.
            desk.session()
                    .createNativeQuery("select pg_advisory_xact_lock(hashtext('accounts'))", Object.class)
                    .list();
            Account known = byId(desk.session(), account)
                    .orElseThrow(() -> new AccountRefusal(Reason.NO_SUCH_ACCOUNT, account.toString()));
            boolean had = administrators(desk.session()) > 0;
            Audit.note(desk, change.make(desk, AuditNote.of(by, act, known.name())));
            if (had && administrators(desk.session()) == 0) {
                throw new AccountRefusal(Reason.LAST_ADMINISTRATOR, known.name());
            }
            return null;
        });
    }

    /** Makes the first administrator; used by the set-up link alone. */
    static UUID first(Cataloguing desk, AccountName name, String displayName, String kept) {
        desk.session()
                .createNativeQuery("select pg_advisory_xact_lock(hashtext('accounts'))", Object.class)
                .list();
        if (administrators(desk.session()) > 0) {
            throw new AccountRefusal(Reason.ALREADY_SET_UP, name.text());
        }
        UUID id = enter(desk, name.text(), name, displayName, kept);
        put(desk.session(), id, List.of(Grant.everywhere(Role.ADMINISTRATOR)));
        return id;
    }

    private <T> T read(java.util.function.Function<StatelessSession, T> question) {
        return archive.read(here -> here.ask(question));
    }
}
