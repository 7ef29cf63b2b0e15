package org.wenku.archive.authority;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.Catalogue;

/** Asking for authorities. Every question is a few statements, however many authorities there are or are found. */
public final class AuthorityList {

    private static final String NAMING = "jsonb_path_exists(statements, '$[*].authority') and"
            + " jsonb_path_query_array(statements, '$[*].authority') @> jsonb_build_array(cast(:address as text))";

    private AuthorityList() {}

    /** The authority with this identifier, in use or merged. */
    public static Optional<Authority> with(Catalogue catalogue, UUID id) {
        return Optional.ofNullable(with(catalogue, Set.of(id)).get(id));
    }

    /** The authorities with these identifiers, in use or merged. */
    public static Map<UUID, Authority> with(Catalogue catalogue, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return catalogue.ask(session -> session
                .createNativeQuery(
                        "select " + AuthorityRows.COLUMNS + " from authority a where a.id in (:ids)", Tuple.class)
                .setParameterList("ids", ids)
                .list()
                .stream()
                .map(AuthorityRows::authority)
                .collect(Collectors.toMap(Authority::id, authority -> authority)));
    }

    /**
     * Those who stand for these authorities now: they themselves, or what they were merged into.
     *
     * @return by the identifier that was asked for
     */
    public static Map<UUID, Authority> standing(Catalogue catalogue, Collection<UUID> ids) {
        Map<UUID, Authority> found = with(catalogue, ids);
        Map<UUID, Authority> instead = with(
                catalogue,
                found.values().stream()
                        .flatMap(each -> Optional.ofNullable(each.mergedInto()).stream())
                        .collect(Collectors.toSet()));
        Map<UUID, Authority> standing = new HashMap<>();
        found.forEach((id, authority) -> {
            UUID other = authority.mergedInto();
            standing.put(id, other == null ? authority : instead.getOrDefault(other, authority));
        });
        return standing;
    }

    /**
     * Those in use, the one written last first.
     *
     * @param kind only of this kind; null for all
     * @param after the last of the page before; null for the first page
     */
    public static List<Authority> newest(
            Catalogue catalogue, @Nullable AuthorityKind kind, @Nullable UUID after, int limit) {
        String where = (kind == null ? "" : " and a.kind = :kind")
                + (after == null
                        ? ""
                        : " and (a.modified_at, a.id) < (select modified_at, id from authority where id = :after)");
        return catalogue.ask(session -> {
            var query = session.createNativeQuery(
                            "select " + AuthorityRows.COLUMNS + " from authority a where a.merged_into is null" + where
                                    + " order by a.modified_at desc, a.id desc",
                            Tuple.class)
                    .setMaxResults(limit);
            if (kind != null) {
                query.setParameter("kind", kind.name());
            }
            if (after != null) {
                query.setParameter("after", after);
            }
            return query.list().stream().map(AuthorityRows::authority).toList();
        });
    }

    /**
     * Those in use of which a name begins with what was typed, in either script, and after them those that have it inside a
     * name; each once.
     *
     * @param kinds only of these kinds
     * @param after where the page before ended; null for the first page
     */
    public static AuthorityPage matching(
            Catalogue catalogue, String typed, Set<AuthorityKind> kinds, @Nullable String after, int limit) {
        String sought = NameEndings.sought(typed);
        if (sought.isEmpty() || kinds.isEmpty()) {
            return new AuthorityPage(List.of(), null);
        }
        PlaceInList from = PlaceInList.read(after, sought);
        return catalogue.ask(session -> {
            Map<PlaceInList, Tuple> rows = new LinkedHashMap<>();
            if (!from.inside()) {
                rows.putAll(matching(session, sought, kinds, from, limit + 1));
            }
            if (rows.size() <= limit) {
                PlaceInList rest = from.inside() ? from : PlaceInList.before(true, sought);
                rows.putAll(matching(session, sought, kinds, rest, limit + 1 - rows.size()));
            }
            List<PlaceInList> places = new ArrayList<>(rows.keySet());
            List<AuthorityMatch> matches = rows.entrySet().stream()
                    .limit(limit)
                    .map(row -> match(row.getValue(), row.getKey().name()))
                    .toList();
            return new AuthorityPage(
                    matches, places.size() > limit ? places.get(limit - 1).text() : null);
        });
    }

    private static AuthorityMatch match(Tuple row, int name) {
        Authority authority = AuthorityRows.authority(row);
        return new AuthorityMatch(authority, authority.entry().names().get(name));
    }

    private static Map<PlaceInList, Tuple> matching(
            StatelessSession session, String sought, Set<AuthorityKind> kinds, PlaceInList from, int limit) {
        String each =
                EnumSet.copyOf(kinds).stream().map(AuthorityList::ofKind).collect(Collectors.joining(" union all "));
        List<Tuple> rows = session.createNativeQuery(
                        "select " + AuthorityRows.COLUMNS + ", e.ending, e.name from (" + each
                                + ") as e join authority a on a.id = e.authority_id"
                                + " order by e.ending, e.authority_id, e.name limit :limit",
                        Tuple.class)
                .setParameter("inside", from.inside())
                .setParameter("sought", sought)
                // Because nothing that begins so sorts after it, byte by byte.
                .setParameter("end", sought + "\uDBFF\uDFFF")
                .setParameter("ending", from.ending())
                .setParameter("authority", from.authority())
                .setParameter("name", from.name())
                .setParameter("limit", limit)
                .list();
        Map<PlaceInList, Tuple> found = new LinkedHashMap<>();
        rows.forEach(row -> found.put(
                new PlaceInList(
                        from.inside(),
                        row.get("ending", String.class),
                        row.get("id", UUID.class),
                        row.get("name", Integer.class)),
                row));
        return found;
    }

    /**
     * A page of one kind, which is one range of the index: it begins where the page before ended, or with what is looked for,
     * and not with two conditions, because PostgreSQL would begin to walk at the weaker of them. An authority is passed over where an earlier place of the whole
     * list has it.
     */
    private static String ofKind(AuthorityKind kind) {
        return "(select e.authority_id, e.ending, e.name from authority_ending e where e.kind = '" + kind.name()
                + "' and e.inside = :inside and e.ending < :end"
                + " and (e.ending, e.authority_id, e.name) > (:ending, :authority, :name)"
                + " and not exists (select 1 from authority_ending b where b.authority_id = e.authority_id"
                + " and b.ending >= :sought and b.ending < :end"
                + " and (b.inside, b.ending, b.name, b.at) < (e.inside, e.ending, e.name, e.at))"
                + " order by e.ending, e.authority_id, e.name limit :limit)";
    }

    /** Those in use of one kind that have exactly this name, however it is written. */
    public static List<Authority> namesakes(Catalogue catalogue, AuthorityKind kind, String name, int limit) {
        return catalogue.ask(session -> session
                .createNativeQuery(
                        "select " + AuthorityRows.COLUMNS + " from authority a where a.id in (select authority_id"
                                + " from authority_ending where kind = :kind and not inside and ending = :name)"
                                + " order by a.id",
                        Tuple.class)
                .setParameter("kind", kind.name())
                .setParameter("name", NameEndings.sought(name))
                .setMaxResults(limit)
                .list()
                .stream()
                .map(AuthorityRows::authority)
                .toList());
    }

    /**
     * How many records name an authority.
     *
     * @param most where counting stops
     */
    public static long naming(Catalogue catalogue, UUID authority, int most) {
        return catalogue.ask(session -> session.createNativeQuery(
                        "select count(*) from (select 1 from record where " + NAMING + " limit :most) as counted",
                        Long.class)
                .setParameter("address", AuthorityAddress.of(authority).toString())
                .setParameter("most", most)
                .getSingleResult());
    }

    /** The records that name an authority. */
    static List<UUID> recordsNaming(Catalogue catalogue, UUID authority) {
        return catalogue.ask(session -> session.createNativeQuery(
                        "select id from record where " + NAMING + " order by id", UUID.class)
                .setParameter("address", AuthorityAddress.of(authority).toString())
                .list());
    }

    /** Everything that was ever written to an authority, the oldest first. */
    public static List<AuthorityChange> history(Catalogue catalogue, UUID id) {
        return since(catalogue, id, -1);
    }

    static List<AuthorityChange> since(Catalogue catalogue, UUID id, int version) {
        return catalogue.ask(session -> session
                .createNativeQuery(
                        "select version, at, actor, act, reason, said::text as said from authority_history"
                                + " where authority_id = :id and version > :version order by id",
                        Tuple.class)
                .setParameter("id", id)
                .setParameter("version", version)
                .list()
                .stream()
                .map(row -> new AuthorityChange(
                        row.get("version", Integer.class),
                        row.get("at", Instant.class),
                        row.get("actor", String.class),
                        row.get("act", String.class),
                        row.get("reason", String.class),
                        row.get("said", String.class)))
                .toList());
    }
}
