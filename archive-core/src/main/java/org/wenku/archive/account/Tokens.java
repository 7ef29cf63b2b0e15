package org.wenku.archive.account;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.account.AccountRefusal.Reason;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditNote;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.RecordIds;

/**
 * What people hand to programs that work in their name. A token never opens more than its owner may do at the moment it
 * is shown: what the owner loses, it loses.
 */
public final class Tokens {

    /** What every token begins with, so that one that was left somewhere can be found. */
    public static final String PREFIX = "wenku_";

    /** The longest a token lasts. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final int MOST_LISTED = 200;

    private final Archive archive;

    /** The tokens of this archive. */
    public Tokens(Archive archive) {
        this.archive = requireNonNull(archive);
    }

    /**
     * A token as its owner sees it afterwards: everything but the token.
     *
     * @param fonds where; null for wherever the owner may
     */
    public record Token(
            UUID id,
            String name,
            Set<Right> rights,
            @Nullable Set<UUID> fonds,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant usedAt,
            @Nullable String usedFrom) {

        /** Whether it still opens anything. */
        public boolean worksAt(Instant now) {
            return revokedAt == null && expiresAt.isAfter(now);
        }
    }

    /**
     * What a token is to be for.
     *
     * @param rights at least one, of those its owner has
     * @param fonds where; null for wherever the owner may
     * @param expiresAt within a year
     */
    public record Wish(
            String name, Collection<Right> rights, @Nullable Collection<UUID> fonds, Instant expiresAt) {}

    /** In whose name a program works, and what it may do. */
    public record Known(Token token, Account owner, Reader reader) {}

    /**
     * Makes a token. What is given back is shown once and nowhere kept.
     *
     * @throws AccountRefusal if the wish has no name, asks for a right its owner has not, or lasts too long
     */
    public Secret create(Account owner, Wish wish) {
        Reader reader = owner.reader();
        Collection<UUID> fonds = wish.fonds();
        boolean within = wish.rights().stream()
                .allMatch(right -> fonds == null
                        ? reader.holdsAnywhere(right)
                        : fonds.stream().allMatch(each -> reader.holds(right, each)));
        String name = wish.name().strip();
        Instant now = Instant.now();
        if (name.isEmpty()
                || name.length() > 200
                || wish.rights().isEmpty()
                || !within
                || (fonds != null && fonds.isEmpty())
                || !wish.expiresAt().isAfter(now)
                || wish.expiresAt().isAfter(now.plus(LONGEST))) {
            throw new AccountRefusal(Reason.TOKEN, name);
        }
        Secret secret = Secret.fresh(PREFIX);
        String rights =
                wish.rights().stream().map(Enum::name).sorted().distinct().collect(Collectors.joining(","));
        archive.write(new Act(owner.name(), "token.create", null), desk -> {
            desk.session()
                    .createNativeMutationQuery("insert into token (id, digest, account_id, name, rights, fonds,"
                            + " created_at, expires_at) values (:id, :digest, :account, :name,"
                            + " string_to_array(:rights, ','),"
                            + " cast(string_to_array(cast(:fonds as text), ',') as uuid[]), :at, :expires)")
                    .setParameter("id", RecordIds.next())
                    .setParameter("digest", secret.digest())
                    .setParameter("account", owner.id())
                    .setParameter("name", name)
                    .setParameter("rights", rights)
                    .setParameter(
                            "fonds",
                            fonds == null
                                    ? null
                                    : fonds.stream().map(UUID::toString).collect(Collectors.joining(",")))
                    .setParameter("at", desk.now())
                    .setParameter("expires", wish.expiresAt())
                    .executeUpdate();
            Audit.note(
                    desk,
                    AuditNote.of(owner.name(), "token.create", owner.name())
                            .with("token", name)
                            .with("rights", rights)
                            .with("expires", wish.expiresAt().toString()));
            return null;
        });
        return secret;
    }

    /** In whose name this secret lets a program work, if it still does. */
    public Optional<Known> recognise(Secret secret, String address) {
        Instant now = Instant.now();
        Optional<Known> known = archive.read(here -> here.ask(session -> session.createNativeQuery(
                        "select " + COLUMNS + ", account_id from token where digest = :digest", Tuple.class)
                .setParameter("digest", secret.digest())
                .uniqueResultOptional()
                .filter(row -> token(row).worksAt(now))
                .flatMap(row -> Accounts.byId(session, row.get("account_id", UUID.class))
                        .filter(owner -> !owner.disabled())
                        .map(owner -> known(token(row), owner)))));
        known.filter(it -> isNews(it.token(), address, now)).ifPresent(it -> used(it, address, now));
        return known;
    }

    private static Known known(Token token, Account owner) {
        return new Known(token, owner, owner.reader().narrowedTo(token.rights(), token.fonds()));
    }

    private static boolean isNews(Token token, String address, Instant now) {
        Instant last = token.usedAt();
        return last == null || last.isBefore(now.minus(NOTED_EVERY)) || !address.equals(token.usedFrom());
    }

    /** Noted in the audit log when it is used for the first time, or from another address, and not at every request. */
    private void used(Known known, String address, Instant now) {
        archive.write(new Act(known.owner().name(), "token.use", null), desk -> {
            desk.session()
                    .createNativeMutationQuery("update token set used_at = :at, used_from = :address where id = :id")
                    .setParameter("at", now)
                    .setParameter("address", address)
                    .setParameter("id", known.token().id())
                    .executeUpdate();
            if (!address.equals(known.token().usedFrom())) {
                Audit.note(
                        desk,
                        AuditNote.of(
                                        known.owner().name(),
                                        "token.use",
                                        known.owner().name())
                                .with("token", known.token().name())
                                .with("address", address));
            }
            return null;
        });
    }

    /** The tokens of a person, the newest first, with those that work no more. */
    public List<Token> of(UUID account) {
        return archive.read(here -> here.ask(session -> session
                .createNativeQuery(
                        "select " + COLUMNS + " from token where account_id = :account order by created_at desc, id",
                        Tuple.class)
                .setParameter("account", account)
                .setMaxResults(MOST_LISTED)
                .list()
                .stream()
                .map(Tokens::token)
                .toList()));
    }

    /** Takes a token back. */
    public void revoke(String by, Account of, UUID token) {
        archive.write(new Act(by, "token.revoke", null), desk -> {
            int revoked = desk.session()
                    .createNativeMutationQuery("update token set revoked_at = :at where id = :id"
                            + " and account_id = :account and revoked_at is null")
                    .setParameter("at", desk.now())
                    .setParameter("id", token)
                    .setParameter("account", of.id())
                    .executeUpdate();
            if (revoked > 0) {
                Audit.note(desk, AuditNote.of(by, "token.revoke", of.name()).with("token", token.toString()));
            }
            return null;
        });
    }

    private static final String COLUMNS = "id, name, array_to_string(rights, ',') as rights,"
            + " array_to_string(fonds, ',') as fonds, created_at, expires_at, revoked_at, used_at, used_from";

    private static Token token(Tuple row) {
        String fonds = row.get("fonds", String.class);
        Set<Right> rights = EnumSet.noneOf(Right.class);
        Arrays.stream(row.get("rights", String.class).split(","))
                .map(Right::valueOf)
                .forEach(rights::add);
        return new Token(
                row.get("id", UUID.class),
                row.get("name", String.class),
                rights,
                fonds == null
                        ? null
                        : Arrays.stream(fonds.split(",")).map(UUID::fromString).collect(Collectors.toSet()),
                row.get("created_at", Instant.class),
                row.get("expires_at", Instant.class),
                row.get("revoked_at", Instant.class),
                row.get("used_at", Instant.class),
                row.get("used_from", String.class));
    }
}
