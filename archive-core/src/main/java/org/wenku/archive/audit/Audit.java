package org.wenku.archive.audit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Cataloguing;

/** The audit log of one archive. */
public final class Audit {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> DETAIL = new TypeReference<>() {};

    private final Archive archive;

    private Audit(Archive archive) {
        this.archive = requireNonNull(archive);
    }

    /** The log of this archive. */
    public static Audit of(Archive archive) {
        return new Audit(archive);
    }

    /** Notes an act that is a transaction of its own, such as a refusal. Returned means committed. */
    public void record(AuditNote note) {
        archive.write(new Act(note.by(), note.act(), null), desk -> {
            note(desk, note);
            return null;
        });
    }

    /** Notes an act that is a transaction of its own, with its details as name, value, name, value. */
    public void record(String by, String act, @Nullable String subject, String... detail) {
        AuditNote note = AuditNote.of(by, act, subject);
        for (int i = 0; i + 1 < detail.length; i += 2) {
            note = note.with(detail[i], detail[i + 1]);
        }
        record(note);
    }

    /** Notes an act in the transaction that does it: neither is ever there without the other. */
    public static void note(Cataloguing desk, AuditNote note) {
        desk.session()
                .createNativeMutationQuery("insert into audit (at, actor, act, subject, fonds_id, detail) values"
                        + " (:at, :actor, :act, cast(:subject as text), cast(:fonds as uuid), cast(:detail as jsonb))")
                .setParameter("at", desk.now())
                .setParameter("actor", note.by())
                .setParameter("act", note.act())
                .setParameter("subject", note.subject())
                .setParameter(
                        "fonds", note.fondsId() == null ? null : note.fondsId().toString())
                .setParameter("detail", json(note.detail()))
                .executeUpdate();
    }

    private static String json(Map<String, String> detail) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(detail));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the detail of an audit note is not text: " + detail.keySet(), e);
        }
    }

    /**
     * A page of entries, the newest first.
     *
     * @param before the number of the last entry of the page before; null for the newest
     */
    public List<AuditEntry> page(AuditQuestion question, @Nullable Long before, int limit) {
        return archive.read(here -> here.ask(session -> page(session, question, before, limit)));
    }

    private static List<AuditEntry> page(
            StatelessSession session, AuditQuestion question, @Nullable Long before, int limit) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder where = new StringBuilder("true");
        if (before != null) {
            where.append(" and c.number < :before");
            values.put("before", before);
        }
        if (question.by() != null) {
            where.append(" and a.actor = :actor");
            values.put("actor", question.by());
        }
        if (question.act() != null) {
            where.append(" and (a.act = :act or starts_with(a.act, :act || '.'))");
            values.put("act", question.act());
        }
        if (question.day() != null) {
            where.append(" and a.at >= :from and a.at < :to");
            values.put("from", question.day().atStartOfDay(ZoneOffset.UTC).toInstant());
            values.put(
                    "to",
                    question.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        var query = session.createNativeQuery(
                        "select c.number, a.at, a.actor, a.act, a.subject, a.detail::text as detail, c.digest"
                                + " from audit_chain c join audit a on a.id = c.audit_id where " + where
                                + " order by c.number desc",
                        Tuple.class)
                .setMaxResults(limit);
        values.forEach(query::setParameter);
        return query.list().stream().map(Audit::entry).toList();
    }

    private static AuditEntry entry(Tuple row) {
        return new AuditEntry(
                row.get("number", Long.class),
                row.get("at", Instant.class),
                row.get("actor", String.class),
                row.get("act", String.class),
                row.get("subject", String.class),
                detail(row.get("detail", String.class)),
                row.get("digest", String.class));
    }

    private static Map<String, String> detail(String json) {
        try {
            return JSON.readValue(json, DETAIL);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the detail of an audit entry is not an object of texts", e);
        }
    }

    /** The number of the first entry that is not what was written or does not follow the one before; none if all are well. */
    public OptionalLong firstBroken() {
        return archive.read(here -> here.ask(session -> session
                .createNativeQuery(
                        "select number from (select c.number, c.before, c.digest, a,"
                                + " lag(c.digest, 1, '') over (order by c.number) as last,"
                                + " lag(c.number, 1, 0) over (order by c.number) as previous"
                                + " from audit_chain c join audit a on a.id = c.audit_id) as chain"
                                + " where before <> last or number <> previous + 1 or digest <> audit_digest(last, a)"
                                + " order by number limit 1",
                        Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst()));
    }
}
