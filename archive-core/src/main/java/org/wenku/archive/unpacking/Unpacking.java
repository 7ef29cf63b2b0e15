package org.wenku.archive.unpacking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.wenku.archive.accession.Batch;
import org.wenku.archive.accession.Batches;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.step.NewStep;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepPriority;
import org.wenku.archive.step.StepQueue;

/** Asking for a file to be unpacked, and where that stands. It is done as a background step. */
public final class Unpacking {

    /** The kind of these steps; the subject is the file. */
    public static final String KIND = "unpack";

    private static final String ASKED = "asked";
    private static final String BATCH = "batch";

    private Unpacking() {}

    /**
     * Asks, because a person wants it, for a file to be unpacked as a batch of its own. While that is under way, asking
     * again changes nothing.
     */
    public static void ask(StepQueue steps, Cataloguing desk, HeldFile file, String by) {
        if (!isUnderWay(desk.session(), file.id())) {
            UUID batch = Batches.open(desk, Batch.Kind.FOLDER, null, file.name(), file.recordId(), by);
            steps.askAnew(desk, List.of(step(file.id(), batch, true, by)));
        }
    }

    /** The step that opens mail which has come in with a batch, into the same batch. */
    public static NewStep unasked(UUID file, UUID batch, String by) {
        return step(file, batch, false, by);
    }

    private static NewStep step(UUID file, UUID batch, boolean asked, String by) {
        return new NewStep(
                KIND,
                file,
                asked ? StepPriority.SOON : StepPriority.NORMAL,
                JsonNodeFactory.instance.objectNode().put(ASKED, asked).put(BATCH, batch.toString()),
                by,
                batch,
                KIND + ":" + file);
    }

    /** Whether a person asked for this step; then what comes of it is a draft, and the batch is its own. */
    public static boolean wasAsked(Step step) {
        return step.wish().path(ASKED).asBoolean();
    }

    /** The batch that this step takes things in with. */
    public static UUID batch(Step step) {
        return UUID.fromString(step.wish().path(BATCH).asText());
    }

    private static boolean isUnderWay(StatelessSession session, UUID file) {
        return session.createNativeQuery(
                        "select exists (select 1 from step where kind = :kind and subject = :file"
                                + " and state in ('WAITING', 'RUNNING'))",
                        Boolean.class)
                .setParameter("kind", KIND)
                .setParameter("file", file)
                .getSingleResult();
    }

    /** The unit that what was in this file stands in; empty while it was not unpacked into one. */
    public static Optional<UUID> unit(Catalogue catalogue, UUID file) {
        return catalogue.ask(session -> unit(session, file));
    }

    /** The same within a transaction. */
    public static Optional<UUID> unit(StatelessSession session, UUID file) {
        return session
                .createNativeQuery(
                        "select unit_id from unpacking where file_id = :file and unit_id is not null", UUID.class)
                .setParameter("file", file)
                .list()
                .stream()
                .findFirst();
    }

    /** Notes the unit for what is in a file. */
    public static void isIn(StatelessSession session, UUID file, UUID unit) {
        session.createNativeMutationQuery("insert into unpacking (file_id, unit_id) values (:file, :unit)"
                        + " on conflict (file_id) do update set unit_id = excluded.unit_id")
                .setParameter("file", file)
                .setParameter("unit", unit)
                .executeUpdate();
    }
}
