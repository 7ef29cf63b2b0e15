package org.wenku.ingest.upload;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.run.IngestOutcome;

/** The rows of uploads, within one transaction. */
final class UploadTable {

    private static final String COLUMNS = "u.id, u.delivery_id, d.actor, u.path_bytes, u.size, u.received, u.state,"
            + " u.announced, u.sha256, u.sha512, u.modified_at, u.created_at";

    private final StatelessSession session;

    UploadTable(StatelessSession session) {
        this.session = session;
    }

    Optional<Upload> find(String by, UUID id) {
        return session
                .createNativeQuery(
                        "select " + COLUMNS + " from upload u join delivery d on d.id = u.delivery_id"
                                + " where u.id = :id and d.actor = :by",
                        Tuple.class)
                .setParameter("id", id)
                .setParameter("by", by)
                .list()
                .stream()
                .map(UploadTable::upload)
                .findFirst();
    }

    /** The file that was announced to a delivery already, is the same as this one, and whose bytes are kept. */
    Optional<Upload> same(UUID delivery, NewUpload file) {
        if (file.modified() == null) {
            return Optional.empty();
        }
        return session
                .createNativeQuery(
                        "select " + COLUMNS + " from upload u join delivery d on d.id = u.delivery_id"
                                + " where u.delivery_id = :delivery and md5(u.path_bytes) = md5(:path)"
                                + " and u.path_bytes = :path and u.size = :size and u.modified_at = :modified"
                                + " and u.state in ('COMING', 'WHOLE') order by u.id",
                        Tuple.class)
                .setParameter("delivery", delivery)
                .setParameter("path", file.path().bytes())
                .setParameter("size", file.size())
                .setParameter("modified", file.modified())
                .setMaxResults(1)
                .list()
                .stream()
                .map(UploadTable::upload)
                .findFirst();
    }

    static Upload upload(Tuple row) {
        return new Upload(
                row.get("id", UUID.class),
                row.get("delivery_id", UUID.class),
                row.get("actor", String.class),
                SentPath.of(row.get("path_bytes", byte[].class)),
                row.get("size", Long.class),
                row.get("received", Long.class),
                Upload.State.valueOf(row.get("state", String.class)),
                row.get("announced", String.class),
                row.get("sha256", String.class),
                row.get("sha512", String.class),
                row.get("modified_at", Instant.class),
                row.get("created_at", Instant.class));
    }

    /** The uploads of a delivery, in the order in which they were announced. */
    List<Upload> of(UUID delivery, @Nullable UUID after, int most) {
        return session
                .createNativeQuery(
                        "select " + COLUMNS + " from upload u join delivery d on d.id = u.delivery_id"
                                + " where u.delivery_id = :delivery and u.id > :after order by u.id",
                        Tuple.class)
                .setParameter("delivery", delivery)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setMaxResults(most)
                .list()
                .stream()
                .map(UploadTable::upload)
                .toList();
    }

    void enter(Upload upload) {
        session.createNativeMutationQuery(
                        "insert into upload (id, delivery_id, path_bytes, path, size, received, state,"
                                + " announced, sha256, sha512, modified_at, created_at) values (:id, :delivery, :bytes, :path,"
                                + " :size, :received, :state, cast(:announced as text), cast(:sha256 as text),"
                                + " cast(:sha512 as text), cast(:modified as timestamptz), :at)")
                .setParameter("id", upload.id())
                .setParameter("delivery", upload.delivery())
                .setParameter("bytes", upload.path().bytes())
                .setParameter("path", upload.path().display())
                .setParameter("size", upload.size())
                .setParameter("received", upload.received())
                .setParameter("state", upload.state().name())
                .setParameter("announced", upload.announced())
                .setParameter("sha256", upload.sha256())
                .setParameter("sha512", upload.sha512())
                .setParameter(
                        "modified",
                        upload.modified() == null ? null : upload.modified().toString())
                .setParameter("at", upload.createdAt())
                .executeUpdate();
    }

    /** Notes that so many bytes are safe; returns whether the upload was still there to be sent. */
    boolean received(Upload upload, long bytes, Instant now) {
        touch(upload.delivery(), now);
        return session.createNativeMutationQuery(
                                "update upload set received = :bytes where id = :id and state = 'COMING'")
                        .setParameter("bytes", bytes)
                        .setParameter("id", upload.id())
                        .executeUpdate()
                > 0;
    }

    boolean whole(Upload upload, Digests.Finished digests) {
        return session.createNativeMutationQuery("update upload set received = size, state = 'WHOLE', sha256 = :sha256,"
                                + " sha512 = :sha512 where id = :id and state = 'COMING'")
                        .setParameter("sha256", digests.sha256())
                        .setParameter("sha512", digests.sha512())
                        .setParameter("id", upload.id())
                        .executeUpdate()
                > 0;
    }

    void faulty(Upload upload) {
        session.createNativeMutationQuery(
                        "update upload set state = 'FAULTY', received = 0 where id = :id and state = 'COMING'")
                .setParameter("id", upload.id())
                .executeUpdate();
    }

    void remove(UUID id) {
        session.createNativeMutationQuery("delete from upload where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Takes out what is not complete, or not what was announced. */
    void removeIncomplete(UUID delivery) {
        session.createNativeMutationQuery(
                        "delete from upload where delivery_id = :delivery and state in ('COMING', 'FAULTY')")
                .setParameter("delivery", delivery)
                .executeUpdate();
    }

    /** What a run has noted of these files by their paths becomes the outcome of these uploads. */
    void claim(UUID run, List<UUID> ids) {
        session.createNativeMutationQuery(
                        "update ingest_item i set upload_id = u.id from (select distinct on (path) id, path"
                                + " from upload where id = any(:ids) and state = 'WHOLE' order by path, id desc) u"
                                + " where i.run_id = :run and i.source = u.path and i.upload_id is null and i.ordinal = (select"
                                + " min(o.ordinal) from ingest_item o where o.run_id = :run and o.source = u.path)"
                                + " and not exists (select 1 from ingest_item e where e.upload_id = u.id)")
                .setParameter("run", run)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .executeUpdate();
    }

    /**
     * Notes in a run how these uploads ended; one that has its outcome keeps it.
     *
     * @param record the record they belong to; null for none
     */
    void end(UUID run, List<UUID> ids, IngestOutcome.Kind kind, Sentence sentence, @Nullable UUID record) {
        session.createNativeMutationQuery(
                        "insert into ingest_item (run_id, ordinal, source, outcome, reason, reason_zh,"
                                + " record_id, size, sha256, ended_at, upload_id) select :run, (select coalesce(max(ordinal), 0) from"
                                + " ingest_item where run_id = :run) + row_number() over (order by u.id), u.path, :outcome, :en, :zh,"
                                + " cast(:record as uuid), u.size, u.sha256, now(), u.id from upload u where u.id = any(:ids) and"
                                + " u.state = 'WHOLE' and not exists (select 1 from ingest_item e where e.upload_id = u.id)")
                .setParameter("run", run)
                .setParameter("outcome", kind.name())
                .setParameter("en", sentence.english())
                .setParameter("zh", sentence.chinese())
                .setParameter("record", record == null ? null : record.toString())
                .setParameter("ids", ids.toArray(UUID[]::new))
                .executeUpdate();
    }

    /** Those of a delivery whose outcome is committed are taken; returns which have become so. */
    List<UUID> taken(UUID delivery) {
        return session.createNativeQuery(
                        "with ended as (update upload u set state = 'TAKEN' from ingest_item i where i.upload_id = u.id"
                                + " and u.delivery_id = :delivery and u.state = 'WHOLE' returning u.id)"
                                + " select id from ended",
                        UUID.class)
                .setParameter("delivery", delivery)
                .list();
    }

    /** Of these, the ones whose bytes must be kept. */
    List<UUID> needed(List<UUID> ids) {
        return session.createNativeQuery(
                        "select id from upload where id in (:ids) and state in ('COMING', 'WHOLE')", UUID.class)
                .setParameterList("ids", ids)
                .list();
    }

    /** Bytes that were announced and have not come yet, of everybody. */
    long stillToCome() {
        return number("select coalesce(sum(size - received), 0)::bigint from upload where state = 'COMING'", null);
    }

    /** Bytes of everything that this person has announced and that is not taken in. */
    long heldFor(String by) {
        return number(
                "select coalesce(sum(u.size), 0)::bigint from upload u join delivery d on d.id = u.delivery_id"
                        + " where u.state in ('COMING', 'WHOLE') and d.actor = :by",
                by);
    }

    private long number(String sql, @Nullable String by) {
        var query = session.createNativeQuery(sql, Long.class);
        if (by != null) {
            query.setParameter("by", by);
        }
        return query.getSingleResult();
    }

    private void touch(UUID delivery, Instant now) {
        session.createNativeMutationQuery("update delivery set touched_at = :now where id = :id")
                .setParameter("now", now)
                .setParameter("id", delivery)
                .executeUpdate();
    }
}
