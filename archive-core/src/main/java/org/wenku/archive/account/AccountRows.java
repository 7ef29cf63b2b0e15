package org.wenku.archive.account;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Grant;
import org.wenku.archive.access.Role;

/** Reads accounts, their grants with them. */
final class AccountRows {

    private static final String COLUMNS = "a.id, a.name, a.display_name, a.password is not null as has_password,"
            + " a.provider_subject, a.disabled, a.created_at, a.created_by, a.signed_in_at";

    private AccountRows() {}

    static Optional<Account> one(StatelessSession session, String condition, Map<String, Object> values) {
        return list(session, "where " + condition, values, 1).stream().findFirst();
    }

    static List<Account> list(StatelessSession session, String rest, Map<String, Object> values, int limit) {
        var query = session.createNativeQuery("select " + COLUMNS + " from account a " + rest, Tuple.class)
                .setMaxResults(limit);
        values.forEach(query::setParameter);
        List<Tuple> rows = query.list();
        Map<UUID, List<Grant>> grants = grants(
                session, rows.stream().map(row -> row.get("id", UUID.class)).toList());
        return rows.stream()
                .map(row -> account(row, grants.getOrDefault(row.get("id", UUID.class), List.of())))
                .toList();
    }

    private static Map<UUID, List<Grant>> grants(StatelessSession session, List<UUID> accounts) {
        Map<UUID, List<Grant>> grants = new HashMap<>();
        if (accounts.isEmpty()) {
            return grants;
        }
        session.createNativeQuery(
                        "select account_id, role, fonds_id from account_grant where account_id in (:accounts)"
                                + " order by fonds_id nulls first, role",
                        Tuple.class)
                .setParameterList("accounts", accounts)
                .list()
                .forEach(row -> grants.computeIfAbsent(row.get("account_id", UUID.class), unknown -> new ArrayList<>())
                        .add(new Grant(Role.valueOf(row.get("role", String.class)), row.get("fonds_id", UUID.class))));
        return grants;
    }

    private static Account account(Tuple row, List<Grant> grants) {
        return new Account(
                row.get("id", UUID.class),
                row.get("name", String.class),
                row.get("display_name", String.class),
                grants,
                row.get("has_password", Boolean.class),
                row.get("provider_subject", String.class),
                row.get("disabled", Boolean.class),
                row.get("created_at", Instant.class),
                row.get("created_by", String.class),
                row.get("signed_in_at", Instant.class));
    }

    static @Nullable String password(StatelessSession session, UUID account) {
        return session.createNativeQuery("select password from account where id = :id", String.class)
                .setParameter("id", account)
                .uniqueResult();
    }
}
