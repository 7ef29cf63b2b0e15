package org.wenku.web.staff.queue;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Right;
import org.wenku.web.caller.Caller;
import org.wenku.web.page.Language;
import org.wenku.web.page.Messages;

/** How far the newest runs of ingest are that this machine has not done all for: by three questions, however many steps. */
final class QueueBatches {

    private static final int MOST = 15;
    private static final UUID NONE = new UUID(0, 0);

    /**
     * A run that was cut off, and that nobody has brought again: a delivery goes on by itself, and is known by its uploads. After
     * a month nobody will.
     */
    private static final String CUT_OFF =
            "(b.cut_off_at > now() - interval '30 days' and not exists (select 1 from ingest_run n where"
                    + " n.target_id = b.target_id and n.sources = b.sources and n.started_at > b.started_at)"
                    + " and exists (select 1 from ingest_item i where i.run_id = b.id)"
                    + " and not exists (select 1 from ingest_item i where i.run_id = b.id and i.upload_id is not null))";

    /** What keeps a batch here: not what lacks a program, because that may never come, and the status page names it. */
    private static final String OPEN = "s.state in ('WAITING', 'RUNNING', 'FAILED')";

    private final StatelessSession session;
    private final QueueWords words;
    private final Messages text;

    QueueBatches(StatelessSession session, QueueWords words, Messages text) {
        this.session = session;
        this.words = words;
        this.text = text;
    }

    List<QueuePage.BatchLine> of(Caller caller) {
        List<Tuple> batches = unfinished(caller);
        List<UUID> ids =
                batches.stream().map(batch -> batch.get("id", UUID.class)).toList();
        Map<UUID, Tuple> open = byBatch(
                ids,
                "select s.batch, count(distinct s.subject) filter (where s.state in ('WAITING', 'RUNNING'))"
                        + " as files,"
                        + " count(*) filter (where s.state = 'FAILED') as failed,"
                        + " count(*) filter (where s.state = 'UNAVAILABLE') as lacking"
                        + " from step s where s.batch in (:ids) and s.state not in ('DONE', 'CANCELLED')"
                        + " group by s.batch");
        Map<UUID, Tuple> now = byBatch(
                ids,
                "select distinct on (s.batch) s.batch, s.kind, s.started_at from step s where s.batch in (:ids)"
                        + " and s.state = 'RUNNING' order by s.batch, s.started_at");
        return batches.stream()
                .map(batch -> {
                    UUID id = batch.get("id", UUID.class);
                    return line(batch, open.get(id), now.get(id));
                })
                .toList();
    }

    private List<Tuple> unfinished(Caller caller) {
        boolean everywhere = caller.reader().holdsEverywhere(Right.INGEST);
        Set<UUID> fonds = caller.reader().fondsWith(Right.INGEST);
        var query = session.createNativeQuery(
                        "select b.id, b.sources, b.actor, b.started_at, b.finished_at, b.cut_off_at, b.cut_off_zh,"
                                + " b.cut_off_en, (select count(*) from"
                                + " ingest_item i where i.run_id = b.id and i.outcome = 'ACCEPTED') as files"
                                + " from ingest_run b join record r on r.id = b.target_id"
                                + " where (b.finished_at is null and (b.cut_off_at is null or " + CUT_OFF + ")"
                                + " or b.id in"
                                // Begins at the steps, because of the batches there are all there ever were.
                                + " (select s.batch from step s where s.batch is not null and " + OPEN + "))"
                                + (everywhere ? "" : " and r.fonds_id in (:fonds)")
                                + " order by b.started_at desc, b.id desc",
                        Tuple.class)
                .setMaxResults(MOST);
        if (!everywhere) {
            query.setParameterList("fonds", fonds.isEmpty() ? List.of(NONE) : List.copyOf(fonds));
        }
        return query.list();
    }

    private Map<UUID, Tuple> byBatch(List<UUID> ids, String question) {
        Map<UUID, Tuple> found = new HashMap<>();
        if (!ids.isEmpty()) {
            session.createNativeQuery(question, Tuple.class)
                    .setParameterList("ids", ids)
                    .list()
                    .forEach(row -> found.put(row.get("batch", UUID.class), row));
        }
        return found;
    }

    private QueuePage.BatchLine line(Tuple batch, @Nullable Tuple open, @Nullable Tuple now) {
        long all = number(batch, "files");
        long done = all - Math.min(all, open == null ? 0 : number(open, "files"));
        boolean taking = batch.get("finished_at", Instant.class) == null;
        Instant cutOff = batch.get("cut_off_at", Instant.class);
        return new QueuePage.BatchLine(
                batch.get("sources", String.class),
                text.of(
                        "queue.batch.facts",
                        batch.get("actor", String.class),
                        QueueWords.time(batch.get("started_at", Instant.class))),
                cutOff != null
                        ? text.of("queue.batch.cut-off", all, QueueWords.time(cutOff))
                        : taking ? text.of("queue.batch.taking", all) : text.of("queue.batch.files", done, all),
                all == 0 ? 0 : (int) (100 * done / all),
                now == null
                        ? null
                        : text.of(
                                "queue.batch.now",
                                words.kind(now.get("kind", String.class)),
                                QueueWords.time(now.get("started_at", Instant.class))),
                trouble(
                        batch.get(text.language() == Language.ZH ? "cut_off_zh" : "cut_off_en", String.class),
                        open == null ? 0 : number(open, "failed"),
                        open == null ? 0 : number(open, "lacking")));
    }

    private @Nullable String trouble(@Nullable String cause, long failed, long lacking) {
        String all = Stream.of(
                        cause == null ? "" : cause,
                        failed == 0 ? "" : text.of("queue.batch.failed", failed),
                        lacking == 0 ? "" : text.of("queue.batch.lacking", lacking))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" · "));
        return all.isEmpty() ? null : all;
    }

    private static long number(Tuple row, String name) {
        return row.get(name, Number.class).longValue();
    }
}
