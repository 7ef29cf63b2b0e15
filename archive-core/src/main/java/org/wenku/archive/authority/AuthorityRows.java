package org.wenku.archive.authority;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** How authorities stand in the database. */
final class AuthorityRows {

    /** What is selected, from {@code authority a}. */
    static final String COLUMNS = "a.id, a.kind, a.names::text as names, a.dates, a.note,"
            + " a.identifiers::text as identifiers, a.merged_into, a.version, a.created_at, a.modified_at";

    private static final ObjectMapper JSON = new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);
    private static final TypeReference<List<AuthorityName>> NAMES = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private AuthorityRows() {}

    static String json(List<?> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an authority could not be written as JSON", e);
        }
    }

    static Authority authority(Tuple row) {
        return new Authority(
                row.get("id", UUID.class),
                new AuthorityEntry(
                        AuthorityKind.valueOf(row.get("kind", String.class)),
                        read(row.get("names", String.class), NAMES),
                        row.get("dates", String.class),
                        row.get("note", String.class),
                        read(row.get("identifiers", String.class), TEXTS)),
                row.get("merged_into", UUID.class),
                row.get("version", Integer.class),
                row.get("created_at", Instant.class),
                row.get("modified_at", Instant.class));
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an authority in the database is not in the expected form", e);
        }
    }

    static void insert(StatelessSession session, Authority authority) {
        write(
                session,
                "insert into authority (id, kind, names, dates, note, identifiers, merged_into, version, created_at,"
                        + " modified_at) values (:id, :kind, cast(:names as jsonb), cast(:dates as text),"
                        + " cast(:note as text), cast(:identifiers as jsonb), cast(:merged as uuid), :version,"
                        + " :created, :modified)",
                authority);
    }

    static void update(StatelessSession session, Authority authority) {
        write(
                session,
                "update authority set kind = :kind, names = cast(:names as jsonb), dates = cast(:dates as text),"
                        + " note = cast(:note as text), identifiers = cast(:identifiers as jsonb),"
                        + " merged_into = cast(:merged as uuid), version = :version, created_at = :created,"
                        + " modified_at = :modified where id = :id",
                authority);
    }

    private static void write(StatelessSession session, String statement, Authority authority) {
        AuthorityEntry entry = authority.entry();
        UUID merged = authority.mergedInto();
        session.createNativeMutationQuery(statement)
                .setParameter("id", authority.id())
                .setParameter("kind", entry.kind().name())
                .setParameter("names", json(entry.names()))
                .setParameter("dates", entry.dates())
                .setParameter("note", entry.note())
                .setParameter("identifiers", json(entry.identifiers()))
                .setParameter("merged", merged == null ? null : merged.toString())
                .setParameter("version", authority.version())
                .setParameter("created", authority.createdAt())
                .setParameter("modified", authority.modifiedAt())
                .executeUpdate();
        rewriteEndings(session, authority);
    }

    /** Puts every part of its names into the table that is searched; of one that is merged, none. */
    private static void rewriteEndings(StatelessSession session, Authority authority) {
        session.createNativeMutationQuery("delete from authority_ending where authority_id = :id")
                .setParameter("id", authority.id())
                .executeUpdate();
        if (authority.mergedInto() != null) {
            return;
        }
        session.createNativeMutationQuery("insert into authority_ending (authority_id, kind, inside, ending, name, at)"
                        + " select :id, :kind, e.at > 0, e.ending, e.name, e.at from"
                        + " jsonb_to_recordset(cast(:endings as jsonb)) as e(name int, at int, ending text)")
                .setParameter("id", authority.id())
                .setParameter("kind", authority.entry().kind().name())
                .setParameter("endings", json(NameEndings.of(authority.entry().names())))
                .executeUpdate();
    }
}
