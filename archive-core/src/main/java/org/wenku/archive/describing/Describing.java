package org.wenku.archive.describing;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditNote;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.NewRecord;

/** The desk at which single records are written, whether by a page or by a program. */
public final class Describing {

    /** SQLSTATE of a value that another row has already. */
    private static final String TAKEN = "23505";

    /** SQLSTATE of a transaction that was ended because it and another waited for each other. */
    private static final String WAITED_FOR_EACH_OTHER = "40P01";

    private static final int TRIES = 3;

    private final Archive archive;

    /** Describes the records of this archive. */
    public Describing(Archive archive) {
        this.archive = requireNonNull(archive);
    }

    /**
     * Does something with a record in one transaction, with its entry in the audit log.
     *
     * @param version the version of the record that the person has seen
     */
    public Outcome change(UUID id, int version, Deed deed, Describer who) {
        for (int left = TRIES - 1; ; left--) {
            try {
                return archive.write(
                        new Act(who.name(), deed.act(), deed.why()), desk -> changed(desk, id, version, deed, who));
            } catch (RuntimeException e) {
                if (left > 0 && says(e, WAITED_FOR_EACH_OTHER)) {
                    // Nothing of it was written.
                    continue;
                }
                if (says(e, TAKEN)) {
                    return new Outcome.Prevented(Obstacle.CODE_TAKEN, deed.code());
                }
                throw e;
            }
        }
    }

    private static Outcome changed(Cataloguing desk, UUID id, int version, Deed deed, Describer who) {
        deed.prepare(desk, id);
        CatalogueRecord record = desk.held(List.of(id)).get(id);
        if (record == null) {
            return new Outcome.Gone();
        }
        for (Right right : deed.needs(desk, record)) {
            if (!who.reader().holds(right, record.fondsId())) {
                return new Outcome.Refused(right);
            }
        }
        if (record.version() != version) {
            return new Outcome.Conflict(record, desk.catalogue().since(id, version));
        }
        Outcome outcome = deed.on(desk, record);
        boolean done = outcome instanceof Outcome.Written || outcome instanceof Outcome.Deleted;
        if (done) {
            Audit.note(desk, note(who, deed, record));
        }
        if (who.account() != null && deed.settlesDraft() && (done || outcome instanceof Outcome.Unchanged)) {
            Drafts.discard(desk.session(), who.account(), Drafts.Subject.record(id));
        }
        return outcome;
    }

    private static AuditNote note(Describer who, Deed deed, CatalogueRecord record) {
        AuditNote note = AuditNote.of(
                        who.name(), "record." + deed.act(), record.reference().text())
                .in(record.fondsId())
                .with("id", record.id().toString())
                .with("version", Integer.toString(record.version()));
        return deed.why() == null ? note : note.with("why", deed.why());
    }

    /**
     * Enters a new unit as a draft below another, or a new fonds.
     *
     * @param parent null for a fonds, which needs the right to describe in the whole archive
     */
    public Outcome enter(@Nullable UUID parent, NewRecord unit, Describer who) {
        try {
            return archive.write(new Act(who.name(), "enter", null), desk -> entered(desk, parent, unit, who));
        } catch (RuntimeException e) {
            // Because two may take the same code in the same moment, and the database has the last word on it.
            if (says(e, TAKEN)) {
                return new Outcome.Prevented(Obstacle.CODE_TAKEN, String.valueOf(unit.codePart()));
            }
            throw e;
        }
    }

    private static Outcome entered(Cataloguing desk, @Nullable UUID parent, NewRecord unit, Describer who) {
        CatalogueRecord above = null;
        if (parent != null) {
            above = desk.catalogue().record(parent).orElse(null);
            if (above == null) {
                return new Outcome.Gone();
            }
        }
        boolean may = above == null
                ? who.reader().holdsEverywhere(Right.DESCRIBE)
                : who.reader().holds(Right.DESCRIBE, above.fondsId());
        if (!may) {
            return new Outcome.Refused(Right.DESCRIBE);
        }
        Optional<Outcome> obstacle = obstacle(desk, above, unit);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        CatalogueRecord made = above == null ? desk.createFonds(unit) : desk.create(above.id(), unit);
        Audit.note(
                desk,
                AuditNote.of(who.name(), "record.enter", made.reference().text())
                        .in(made.fondsId())
                        .with("id", made.id().toString()));
        if (who.account() != null) {
            Drafts.discard(desk.session(), who.account(), Drafts.Subject.below(parent));
        }
        return new Outcome.Written(made);
    }

    private static Optional<Outcome> obstacle(Cataloguing desk, @Nullable CatalogueRecord above, NewRecord unit) {
        boolean stands =
                above == null ? unit.level() == Level.FONDS : unit.level().mayStandBelow(above.level());
        if (!stands) {
            return Optional.of(
                    new Outcome.Prevented(Obstacle.LEVEL_NOT_THERE, unit.level().name()));
        }
        String part = unit.codePart();
        if (part == null) {
            return above == null ? Optional.of(new Outcome.Prevented(Obstacle.BAD_CODE, "")) : Optional.empty();
        }
        ReferenceCode code;
        try {
            code = above == null ? new ReferenceCode(part) : above.reference().child(part);
        } catch (IllegalArgumentException e) {
            return Optional.of(new Outcome.Prevented(Obstacle.BAD_CODE, part));
        }
        if (part.contains("/")) {
            return Optional.of(new Outcome.Prevented(Obstacle.BAD_CODE, part));
        }
        boolean taken = desk.catalogue().record(code).isPresent()
                || desk.catalogue().formerly(code).isPresent();
        return taken ? Optional.of(new Outcome.Prevented(Obstacle.CODE_TAKEN, code.text())) : Optional.empty();
    }

    private static boolean says(Throwable thrown, String state) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException broken && state.equals(broken.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Records that are drafts, those written last first.
     *
     * @param fonds only in these; null for the whole archive
     * @param after the last of the page before; null for the first page
     */
    public List<CatalogueRecord> drafts(@Nullable Set<UUID> fonds, @Nullable UUID after, int limit) {
        return archive.read(catalogue -> catalogue.ask(session -> {
            String within = fonds == null ? "" : " and fonds_id in (:fonds)";
            String from = after == null
                    ? ""
                    : " and (modified_at, id) < (select modified_at, id from record where id = :after)";
            var query = session.createNativeQuery(
                            "select * from record where state = 'DRAFT'" + within + from
                                    + " order by modified_at desc, id desc",
                            CatalogueRecord.class)
                    .setMaxResults(limit);
            if (fonds != null) {
                query.setParameterList("fonds", fonds.isEmpty() ? Set.of(new UUID(0, 0)) : fonds);
            }
            if (after != null) {
                query.setParameter("after", after);
            }
            return query.list();
        }));
    }
}
