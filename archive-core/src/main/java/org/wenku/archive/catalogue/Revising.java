package org.wenku.archive.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hibernate.StatelessSession;
import org.wenku.archive.arrangement.TreePath;

/** Writes many revisions with a few statements, however many there are. */
final class Revising {

    private final StatelessSession session;
    private final Instant now;

    Revising(StatelessSession session, Instant now) {
        this.session = session;
        this.now = now;
    }

    void write(List<Revision> revisions) {
        List<CatalogueRecord> records = new ArrayList<>(revisions.size());
        List<TreePath> moved = new ArrayList<>();
        for (Revision revision : revisions) {
            CatalogueRecord record = revision.record();
            if (opensOrShuts(revision)) {
                moved.add(record.path());
            }
            record.say(revision.statements());
            record.standUnder(revision.access());
            if (record.state() != revision.state()
                    || !Objects.equals(record.stateReason().orElse(null), revision.stateReason())) {
                record.enterState(revision.state(), revision.stateReason(), now);
            }
            record.touch(now);
            records.add(record);
        }
        session.updateMultiple(records);
        follow(moved);
    }

    private static boolean opensOrShuts(Revision revision) {
        return revision.record().state() != revision.state()
                || !revision.record().access().equals(revision.access());
    }

    /** Works out anew what follows from above, for each subtree once, because one may hold another. */
    private void follow(List<TreePath> moved) {
        if (moved.isEmpty()) {
            return;
        }
        List<TreePath> tops = new ArrayList<>();
        moved.stream().sorted().forEach(path -> {
            if (tops.isEmpty()
                    || !path.text().startsWith(tops.get(tops.size() - 1).text())) {
                tops.add(path);
            }
        });
        session.createNativeMutationQuery(
                        "update record r set visible = c.visible, effective_access = c.effective_access,"
                                + " effective_until = c.effective_until, effective_reason = c.effective_reason"
                                + " from unnest(:from, :end) as top (from_path, end_path)"
                                + " join record d on d.tree_path >= top.from_path collate \"C\""
                                + " and d.tree_path < top.end_path collate \"C\""
                                + " cross join lateral effective_condition(d.tree_path, :today) c"
                                + " where d.id = r.id"
                                + " and (r.visible, r.effective_access, r.effective_until, r.effective_reason)"
                                + " is distinct from"
                                + " (c.visible, c.effective_access, c.effective_until, c.effective_reason)")
                .setParameter("from", tops.stream().map(TreePath::text).toArray(String[]::new))
                .setParameter("end", tops.stream().map(TreePath::end).toArray(String[]::new))
                .setParameter("today", LocalDate.ofInstant(now, ZoneOffset.UTC))
                .executeUpdate();
    }
}
