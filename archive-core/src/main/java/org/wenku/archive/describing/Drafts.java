package org.wenku.archive.describing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;

/** What people have begun to write and not yet saved, one draft for each person and record. Seen by nobody else. */
public final class Drafts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, List<String>>> FIELDS = new TypeReference<>() {};
    private static final UUID NOWHERE = new UUID(0, 0);

    private final Archive archive;

    /** The drafts of an archive. */
    public Drafts(Archive archive) {
        this.archive = requireNonNull(archive);
    }

    /** What a draft is of. */
    public enum Kind {
        RECORD,
        BELOW,
        FONDS
    }

    /**
     * What a draft is of.
     *
     * @param id the record, or the one below which a new one is described; all zeros for a new fonds
     */
    public record Subject(Kind kind, UUID id) {

        /** The description of a record. */
        public static Subject record(UUID id) {
            return new Subject(Kind.RECORD, id);
        }

        /** The description of a new unit below another, or of a new fonds. */
        public static Subject below(@Nullable UUID parent) {
            return parent == null ? new Subject(Kind.FONDS, NOWHERE) : new Subject(Kind.BELOW, parent);
        }
    }

    /**
     * A draft.
     *
     * @param baseVersion the version of the record from which it was begun
     * @param fields the fields of the form as they were typed
     */
    public record Draft(Subject subject, int baseVersion, Map<String, List<String>> fields, Instant savedAt) {}

    /** Keeps what is typed, instead of what was kept before. Returned means committed. */
    public Draft keep(UUID account, Subject subject, int baseVersion, Map<String, List<String>> fields) {
        Instant now = Instant.now();
        return archive.housekeeping(session -> {
            session.createNativeMutationQuery(
                            "insert into description_draft (account_id, kind, subject, base_version, fields, saved_at)"
                                    + " values (:account, :kind, :subject, :version, cast(:fields as jsonb), :now)"
                                    + " on conflict (account_id, kind, subject) do update set"
                                    + " base_version = excluded.base_version, fields = excluded.fields,"
                                    + " saved_at = excluded.saved_at")
                    .setParameter("account", account)
                    .setParameter("kind", subject.kind().name())
                    .setParameter("subject", subject.id())
                    .setParameter("version", baseVersion)
                    .setParameter("fields", json(fields))
                    .setParameter("now", now)
                    .executeUpdate();
            return new Draft(subject, baseVersion, fields, now);
        });
    }

    private static String json(Map<String, List<String>> fields) {
        try {
            Map<String, List<String>> kept = new LinkedHashMap<>();
            // Because PostgreSQL cannot keep U+0000 in jsonb.
            fields.forEach((name, values) -> kept.put(
                    name,
                    values.stream().map(value -> value.replace('\0', '\ufffd')).toList()));
            return JSON.writeValueAsString(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the fields of a form could not be written as JSON", e);
        }
    }

    /** The draft of this person, if there is one. */
    public Optional<Draft> find(UUID account, Subject subject) {
        return archive.read(catalogue -> catalogue.ask(session -> session
                .createNativeQuery(
                        "select kind, subject, base_version, fields::text as fields, saved_at from description_draft"
                                + " where account_id = :account and kind = :kind and subject = :subject",
                        Tuple.class)
                .setParameter("account", account)
                .setParameter("kind", subject.kind().name())
                .setParameter("subject", subject.id())
                .list()
                .stream()
                .map(Drafts::draft)
                .findFirst()));
    }

    /** The drafts of this person, the newest first. */
    public List<Draft> of(UUID account, int most) {
        return archive.read(catalogue -> catalogue.ask(session -> session
                .createNativeQuery(
                        "select kind, subject, base_version, fields::text as fields, saved_at from description_draft"
                                + " where account_id = :account order by saved_at desc",
                        Tuple.class)
                .setParameter("account", account)
                .setMaxResults(most)
                .list()
                .stream()
                .map(Drafts::draft)
                .toList()));
    }

    private static Draft draft(Tuple row) {
        try {
            return new Draft(
                    new Subject(Kind.valueOf(row.get("kind", String.class)), row.get("subject", UUID.class)),
                    row.get("base_version", Integer.class),
                    JSON.readValue(row.get("fields", String.class), FIELDS),
                    row.get("saved_at", Instant.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft in the database is not an object of lists", e);
        }
    }

    /** Forgets a draft. */
    public void discard(UUID account, Subject subject) {
        archive.housekeeping(session -> discard(session, account, subject));
    }

    static int discard(StatelessSession session, UUID account, Subject subject) {
        return session.createNativeMutationQuery("delete from description_draft"
                        + " where account_id = :account and kind = :kind and subject = :subject")
                .setParameter("account", account)
                .setParameter("kind", subject.kind().name())
                .setParameter("subject", subject.id())
                .executeUpdate();
    }
}
