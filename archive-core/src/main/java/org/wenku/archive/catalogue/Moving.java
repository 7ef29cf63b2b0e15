package org.wenku.archive.catalogue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.arrangement.TreePath;

/**
 * Moves a unit, and everything below it, to another place: places and reference codes of all of them at once. Made by
 * {@link Cataloguing#moving()}, and part of its transaction.
 */
public final class Moving {

    /** The greatest number as a part of a code that running numbers could ever come to. */
    private static final long COUNTED = 999_999_999;

    private final StatelessSession session;
    private final Cataloguing desk;
    private final Instant now;

    Moving(StatelessSession session, Cataloguing desk, Instant now) {
        this.session = session;
        this.desk = desk;
        this.now = now;
    }

    /**
     * Lets one move at a time, because two at once could put each of two units below the other. Then holds everything that a
     * move writes, in the order of identifiers as everybody does who holds many, and again until nothing has been added
     * meanwhile: who enters a unit at this moment makes its place from that of a unit which is about to move. To be called
     * before any other record is held.
     */
    public void hold(UUID id, UUID parent) {
        session.createNativeQuery("select pg_advisory_xact_lock(hashtext('arrangement'))", Object.class)
                .getSingleResult();
        int held = -1;
        for (int found = 0; found != held; ) {
            held = found;
            // Counted outside of what locks, because a count cannot; so only a number comes over the wire.
            found = session.createNativeQuery(
                            "with held as materialized (select r.id from record r where r.id = :parent or (r.tree_path >="
                                    + " (select tree_path from record where id = :id) and r.tree_path <"
                                    + " (select tree_path || '~' from record where id = :id)) order by r.id for update of r)"
                                    + " select count(*) from held",
                            Long.class)
                    .setParameter("id", id)
                    .setParameter("parent", parent)
                    .getSingleResult()
                    .intValue();
        }
    }

    /** Keeps the place after everything that stands below a unit. */
    public TreePath placeBelow(CatalogueRecord parent) {
        return parent.path().child(desk.reservePlaces(parent.id(), 1).get("last_child", Long.class));
    }

    /**
     * Moves a record and everything below it. Codes that were made from its own follow it, and so does who may see what.
     *
     * @param place one that is kept for it below the parent, or its own, to give it another code there
     */
    public void move(CatalogueRecord record, CatalogueRecord parent, TreePath place, ReferenceCode code) {
        write(record, parent, place, code);
        pass(parent, code.text().substring(code.text().lastIndexOf('/') + 1));
        session.refresh(record);
        desk.follow(record);
    }

    /** Keeps running numbers from coming to a code that stands there already. */
    private void pass(CatalogueRecord parent, String part) {
        if (part.matches("[1-9][0-9]{0,8}")) {
            session.createNativeMutationQuery(
                            "update record set last_child = greatest(last_child, :number) where id = :id")
                    .setParameter("number", Math.min(COUNTED, Long.parseLong(part)))
                    .setParameter("id", parent.id())
                    .executeUpdate();
        }
    }

    /** Which code another record has, or once had, if this one and what stands below it were cited by that code. */
    public Optional<ReferenceCode> taken(CatalogueRecord record, ReferenceCode code) {
        return session
                .createNativeQuery(
                        "select become.code from record d cross join lateral (select case when d.id = :id then :code"
                                + " else :code || substr(d.reference_code, :length + 1) end as code) as become"
                                + " where d.tree_path >= :from and d.tree_path < :end"
                                + " and (d.id = :id or starts_with(d.reference_code, :old || '/'))"
                                + " and (exists (select 1 from record o where o.reference_code = become.code"
                                + " and o.id <> d.id) or exists (select 1 from former_reference f"
                                + " where f.reference_code = become.code and f.record_id <> d.id))"
                                + " order by d.tree_path limit 1",
                        String.class)
                .setParameter("id", record.id())
                .setParameter("code", code.text())
                .setParameter("old", record.reference().text())
                .setParameter("length", record.reference().text().length())
                .setParameter("from", record.path().text())
                .setParameter("end", record.path().end())
                .list()
                .stream()
                .findFirst()
                .map(ReferenceCode::new);
    }

    /** How many characters the longest code of a record and what stands below it would have, if the record had that code. */
    public int longestCode(CatalogueRecord record, ReferenceCode code) {
        int longest = session.createNativeQuery(
                        "select max(length(reference_code)) from record where tree_path >= :from and tree_path < :end"
                                + " and (id = :id or starts_with(reference_code, :old || '/'))",
                        Integer.class)
                .setParameter("from", record.path().text())
                .setParameter("end", record.path().end())
                .setParameter("id", record.id())
                .setParameter("old", record.reference().text())
                .getSingleResult();
        return longest - record.reference().text().length() + code.text().length();
    }

    /** Writes the new places and codes. Codes that were never made from that of the moved unit stay as they are. */
    private void write(CatalogueRecord record, CatalogueRecord parent, TreePath path, ReferenceCode code) {
        session.createNativeMutationQuery(
                        "update record r set parent_id = case when r.id = :id then :parent else r.parent_id end,"
                                + " tree_path = :path || substr(r.tree_path, :depth + 1),"
                                + " reference_code = become.code,"
                                // Who has no name is called by the code.
                                + " title = case when r.title = r.reference_code"
                                + " and not r.statements @> '[{\"term\": \"title\"}]' then become.code else r.title end,"
                                + " version = r.version + 1, modified_at = :now"
                                + " from record d cross join lateral (select case when d.id = :id then :code"
                                + " when starts_with(d.reference_code, :old || '/')"
                                + " then :code || substr(d.reference_code, :length + 1)"
                                + " else d.reference_code end as code) as become"
                                + " where d.id = r.id and d.tree_path >= :from and d.tree_path < :end")
                .setParameter("id", record.id())
                .setParameter("parent", parent.id())
                .setParameter("path", path.text())
                .setParameter("depth", record.path().text().length())
                .setParameter("code", code.text())
                .setParameter("old", record.reference().text())
                .setParameter("length", record.reference().text().length())
                .setParameter("now", now)
                .setParameter("from", record.path().text())
                .setParameter("end", record.path().end())
                .executeUpdate();
    }
}
