package org.wenku.archive.account;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.wenku.archive.Archive;
import org.wenku.archive.account.AccountRefusal.Reason;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditNote;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Cataloguing;

/**
 * Who is who at the provider people sign in with. Nobody is ever recognised by a name or an address that the provider
 * tells, because people can change those there; what joins the two is done by somebody who is signed in here.
 */
public final class ProviderAccounts {

    private static final int LONGEST = 200;

    private final Archive archive;

    /** The people of this archive, as their provider knows them. */
    public ProviderAccounts(Archive archive) {
        this.archive = requireNonNull(archive);
    }

    /**
     * One person at one provider: OpenID Connect Core 1.0 §5.7 has it that only issuer and subject together are one
     * person for good.
     */
    public record Identity(String issuer, String subject) {
        public Identity {
            requireNonNull(issuer, "issuer");
            requireNonNull(subject, "subject");
        }

        private String text() {
            return issuer + " " + subject;
        }
    }

    /** The account of this person, disabled or not. */
    public Optional<Account> known(Identity identity) {
        return archive.read(here -> here.ask(session -> of(session, identity)));
    }

    private static Optional<Account> of(StatelessSession session, Identity identity) {
        return AccountRows.one(session, "a.provider_subject = :it", Map.of("it", identity.text()));
    }

    /**
     * From now on somebody can sign in with their account at the provider, too.
     *
     * @throws AccountRefusal if somebody else does already
     */
    public void join(Account account, Identity identity) {
        archive.write(new Act(account.name(), "provider.join", null), desk -> {
            one(desk);
            put(desk, account, identity);
            Audit.note(
                    desk,
                    AuditNote.of(account.name(), "provider.join", account.name())
                            .with("issuer", identity.issuer()));
            return null;
        });
    }

    /**
     * From now on somebody signs in with their password alone.
     *
     * @throws AccountRefusal if they have none
     */
    public void part(Account account) {
        archive.write(new Act(account.name(), "provider.part", null), desk -> {
            int parted = desk.session()
                    .createNativeMutationQuery(
                            "update account set provider_subject = null where id = :id and password is not null")
                    .setParameter("id", account.id())
                    .executeUpdate();
            if (parted == 0) {
                throw new AccountRefusal(Reason.NO_OTHER_WAY, account.name());
            }
            Audit.note(desk, AuditNote.of(account.name(), "provider.part", account.name()));
            return null;
        });
    }

    /**
     * Enters a person the provider knows, without any role: what they may do is said by an administrator. Whoever was
     * entered a moment ago, from another window of theirs, is not entered again.
     *
     * @throws AccountRefusal if somebody has or had the name, or it cannot be one
     */
    public Account enter(Identity identity, String name, String displayName) {
        AccountName given = new AccountName(name);
        return archive.write(new Act(given.text(), "account.create", null), desk -> {
            one(desk);
            Optional<Account> meanwhile = of(desk.session(), identity);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            var id = Accounts.enter(desk, given.text(), given, called(displayName, given), null);
            Account account = Accounts.byId(desk.session(), id).orElseThrow();
            put(desk, account, identity);
            Audit.note(
                    desk,
                    AuditNote.of(given.text(), "account.create", given.text()).with("issuer", identity.issuer()));
            return Accounts.byId(desk.session(), id).orElseThrow();
        });
    }

    /** Cut, because whoever has a long name there shall not be kept out for it. */
    private static String called(String displayName, AccountName name) {
        String whole = displayName.strip();
        if (whole.isEmpty()) {
            return name.text();
        }
        return whole.length() <= LONGEST ? whole : whole.substring(0, whole.offsetByCodePoints(0, LONGEST / 2));
    }

    /** One at a time, because two browsers may arrive as the same person at once. */
    private static void one(Cataloguing desk) {
        desk.session()
                .createNativeQuery("select pg_advisory_xact_lock(hashtext('accounts'))", Object.class)
                .list();
    }

    private static void put(Cataloguing desk, Account account, Identity identity) {
        Optional<Account> other = of(desk.session(), identity);
        if (other.isPresent() && !other.get().id().equals(account.id())) {
            throw new AccountRefusal(Reason.IDENTITY_TAKEN, identity.subject());
        }
        desk.session()
                .createNativeMutationQuery("update account set provider_subject = :it where id = :id")
                .setParameter("it", identity.text())
                .setParameter("id", account.id())
                .executeUpdate();
    }
}
