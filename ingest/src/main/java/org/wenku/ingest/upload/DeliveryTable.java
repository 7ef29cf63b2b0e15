package org.wenku.ingest.upload;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.upload.UploadRefused.Reason;

/** The rows of deliveries, within one transaction. */
final class DeliveryTable {

    private static final String COLUMNS =
            "id, actor, target_id, publish, label, accession_id, way, state, note_zh, note_en, run_id, opened_at, ended_at";

    private final StatelessSession session;

    DeliveryTable(StatelessSession session) {
        this.session = session;
    }

    /**
     * Makes sure that a delivery stays open until this transaction has ended.
     *
     * @throws UploadRefused if it is not this person's, or has been handed in
     */
    static void openForMore(StatelessSession session, String by, UUID id) {
        String state = session
                .createNativeQuery("select state from delivery where id = :id and actor = :by for update", String.class)
                .setParameter("id", id)
                .setParameter("by", by)
                .list()
                .stream()
                .findFirst()
                .orElseThrow(UploadRefused::unknown);
        if (!state.equals(Delivery.State.OPEN.name())) {
            throw new UploadRefused(
                    Reason.CLOSED,
                    new Sentence(
                            "此来件已提交入库，不能再改动。", "This delivery has been handed in and cannot be changed any more."));
        }
    }

    void enter(Delivery delivery) {
        session.createNativeMutationQuery(
                        "insert into delivery (id, actor, target_id, publish, label, accession_id, way, state,"
                                + " opened_at, touched_at) values (:id, :actor, :target, :publish, :label,"
                                + " cast(:accession as uuid), :way, :state, :at, :at)")
                .setParameter("id", delivery.id())
                .setParameter("actor", delivery.actor())
                .setParameter("target", delivery.target())
                .setParameter("publish", delivery.publish())
                .setParameter("label", delivery.label())
                .setParameter("accession", text(delivery.accession()))
                .setParameter("way", delivery.way().name())
                .setParameter("state", delivery.state().name())
                .setParameter("at", delivery.openedAt())
                .executeUpdate();
    }

    Optional<Delivery> find(UUID id) {
        return session
                .createNativeQuery("select " + COLUMNS + " from delivery where id = :id", Tuple.class)
                .setParameter("id", id)
                .list()
                .stream()
                .map(DeliveryTable::delivery)
                .findFirst();
    }

    Optional<Delivery> unfinished(String by, UUID target, NewDelivery wish) {
        return session
                .createNativeQuery(
                        "select " + COLUMNS + " from delivery where actor = :by and target_id = :target"
                                + " and publish = :publish and way = :way and label = :label"
                                + " and accession_id is not distinct from cast(:accession as uuid) and state <> 'DONE'"
                                + " order by id desc",
                        Tuple.class)
                .setParameter("by", by)
                .setParameter("target", target)
                .setParameter("publish", wish.publish())
                .setParameter("accession", text(wish.accession()))
                .setParameter("way", wish.way().name())
                .setParameter("label", wish.label())
                .setMaxResults(1)
                .list()
                .stream()
                .map(DeliveryTable::delivery)
                .findFirst();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    /** Somebody's deliveries, the newest first. */
    List<Delivery> of(String by, @Nullable UUID before, int most) {
        return session
                .createNativeQuery(
                        "select " + COLUMNS + " from delivery where actor = :by and id < :before order by id desc",
                        Tuple.class)
                .setParameter("by", by)
                .setParameter("before", before == null ? new UUID(-1, -1) : before)
                .setMaxResults(most)
                .list()
                .stream()
                .map(DeliveryTable::delivery)
                .toList();
    }

    private static Delivery delivery(Tuple row) {
        String chinese = row.get("note_zh", String.class);
        String english = row.get("note_en", String.class);
        return new Delivery(
                row.get("id", UUID.class),
                row.get("actor", String.class),
                row.get("target_id", UUID.class),
                row.get("publish", Boolean.class),
                row.get("label", String.class),
                row.get("accession_id", UUID.class),
                Way.valueOf(row.get("way", String.class)),
                Delivery.State.valueOf(row.get("state", String.class)),
                chinese == null || english == null ? null : new Sentence(chinese, english),
                row.get("run_id", UUID.class),
                row.get("opened_at", Instant.class),
                row.get("ended_at", Instant.class));
    }

    Delivery.Tally tally(UUID id) {
        return tallies(List.of(id)).getOrDefault(id, Delivery.Tally.NOTHING);
    }

    /** How far each of these is; one without files is left out. */
    Map<UUID, Delivery.Tally> tallies(List<UUID> ids) {
        Map<UUID, Delivery.Tally> tallies = new HashMap<>();
        session.createNativeQuery(
                        "select delivery_id, count(*) filter (where state = 'COMING') as coming,"
                                + " count(*) filter (where state = 'WHOLE' and not ended) as whole,"
                                + " count(*) filter (where ended) as taken,"
                                + " count(*) filter (where state = 'FAULTY') as faulty,"
                                + " coalesce(sum(size), 0)::bigint as bytes, coalesce(sum(received), 0)::bigint as received"
                                // The outcome stands in the journal before the upload is settled, at the end of the
                                // run.
                                + " from (select u.*, state = 'TAKEN' or state = 'WHOLE' and exists"
                                + " (select 1 from ingest_item i where i.upload_id = u.id) as ended"
                                + " from upload u where delivery_id in (:ids)) counted group by delivery_id",
                        Tuple.class)
                .setParameterList("ids", ids)
                .list()
                .forEach(row -> tallies.put(row.get("delivery_id", UUID.class), tally(row)));
        return tallies;
    }

    private static Delivery.Tally tally(Tuple row) {
        return new Delivery.Tally(
                row.get("coming", Long.class),
                row.get("whole", Long.class),
                row.get("taken", Long.class),
                row.get("faulty", Long.class),
                row.get("bytes", Long.class),
                row.get("received", Long.class));
    }

    /** How many files ended in each way. */
    Map<String, Long> counts(UUID id) {
        Map<String, Long> counts = new TreeMap<>();
        session.createNativeQuery(
                        "select i.outcome, count(*) as number from upload u join ingest_item i on i.upload_id = u.id"
                                + " where u.delivery_id = :id group by i.outcome",
                        Tuple.class)
                .setParameter("id", id)
                .list()
                .forEach(row -> counts.put(row.get("outcome", String.class), row.get("number", Long.class)));
        return counts;
    }

    long waitingFor(String by) {
        return session.createNativeQuery(
                        "select count(*) from delivery where actor = :by"
                                + " and (state = 'OPEN' or state = 'HANDED_IN' and note_en is not null)",
                        Long.class)
                .setParameter("by", by)
                .getSingleResult();
    }

    void enterState(UUID id, Delivery.State state, @Nullable Instant ended) {
        session.createNativeMutationQuery("update delivery set state = :state, note_zh = null, note_en = null,"
                        + " ended_at = cast(:ended as timestamptz) where id = :id")
                .setParameter("state", state.name())
                .setParameter("ended", ended == null ? null : ended.toString())
                .setParameter("id", id)
                .executeUpdate();
    }

    void tookPart(UUID id, UUID run, @Nullable Sentence note) {
        session.createNativeMutationQuery("update delivery set run_id = :run, note_zh = cast(:zh as text),"
                        + " note_en = cast(:en as text) where id = :id")
                .setParameter("run", run)
                .setParameter("zh", note == null ? null : note.chinese())
                .setParameter("en", note == null ? null : note.english())
                .setParameter("id", id)
                .executeUpdate();
    }

    void remove(UUID id) {
        session.createNativeMutationQuery("delete from delivery where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Takes away open deliveries of which nothing was heard since; returns how many. */
    int removeSilentSince(Instant moment) {
        return session.createNativeMutationQuery("delete from delivery where state = 'OPEN' and touched_at < :moment")
                .setParameter("moment", moment)
                .executeUpdate();
    }
}
