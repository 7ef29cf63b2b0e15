package org.wenku.ingest.upload;

import jakarta.persistence.Tuple;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditNote;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.step.NewStep;
import org.wenku.archive.step.StepPriority;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.upload.UploadRefused.Reason;

/** What people send at once: opened, filled by {@link Uploads}, handed in, and then taken in by a background step. */
public final class Deliveries {

    private static final Duration ORPHAN = Duration.ofHours(1);

    private final Archive archive;
    private final Uploads uploads;

    /** The deliveries of this archive. */
    public Deliveries(Archive archive, Uploads uploads) {
        this.archive = archive;
        this.uploads = uploads;
    }

    /** Opens a delivery for what is to stand below a unit; whether this person may is for the caller to ask. */
    public Delivery open(String by, CatalogueRecord target, NewDelivery wish) {
        Delivery delivery = new Delivery(
                RecordIds.next(),
                by,
                target.id(),
                wish.publish(),
                wish.label(),
                wish.accession(),
                wish.way(),
                Delivery.State.OPEN,
                null,
                null,
                Instant.now(),
                null);
        write(by, "deliver", desk -> {
            new DeliveryTable(desk.session()).enter(delivery);
            Audit.note(
                    desk,
                    AuditNote.of(by, "delivery.open", target.reference().text())
                            .in(target.fondsId())
                            .with("delivery", delivery.id().toString()));
            return null;
        });
        return delivery;
    }

    /** The newest delivery of this person that is the same in all this and not finished. */
    public Optional<Delivery> unfinished(String by, UUID target, NewDelivery wish) {
        return archive.read(
                catalogue -> catalogue.ask(session -> new DeliveryTable(session).unfinished(by, target, wish)));
    }

    /** Somebody's delivery. */
    public Delivery find(String by, UUID id) {
        return archive.read(catalogue -> catalogue.ask(session -> new DeliveryTable(session).find(id)))
                .filter(delivery -> delivery.actor().equals(by))
                .orElseThrow(UploadRefused::unknown);
    }

    /** A page of somebody's deliveries, the newest first, before the one named. */
    public List<Delivery> of(String by, @Nullable UUID before, int most) {
        return archive.read(catalogue -> catalogue.ask(session -> new DeliveryTable(session).of(by, before, most)));
    }

    /** How far its files are. */
    public Delivery.Tally tally(UUID id) {
        return archive.read(catalogue -> catalogue.ask(session -> new DeliveryTable(session).tally(id)));
    }

    /** How far the files of each of these are; one without files is left out. */
    public Map<UUID, Delivery.Tally> tallies(List<Delivery> of) {
        return of.isEmpty()
                ? Map.of()
                : archive.read(catalogue -> catalogue.ask(session -> new DeliveryTable(session)
                        .tallies(of.stream().map(Delivery::id).toList())));
    }

    /** How many files of a delivery ended in each way, by the name of the kind of outcome. */
    public Map<String, Long> counts(UUID id) {
        return archive.read(catalogue -> catalogue.ask(session -> new DeliveryTable(session).counts(id)));
    }

    /** How many deliveries of this person wait for them: not handed in, or stopped. */
    public long waitingFor(String by) {
        return archive.read(catalogue -> catalogue.ask(session -> new DeliveryTable(session).waitingFor(by)));
    }

    /**
     * How one file ended.
     *
     * @param kind the name of the kind of outcome
     * @param record the record that holds it; empty where none does
     */
    public record Ended(String kind, Sentence sentence, Optional<UUID> record) {}

    /** How these uploads ended; one that has no outcome yet is left out. */
    public Map<UUID, Ended> outcomes(List<Upload> of) {
        Map<UUID, Ended> outcomes = new HashMap<>();
        if (!of.isEmpty()) {
            archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                                    "select upload_id, outcome, reason, reason_zh, record_id from ingest_item"
                                            + " where upload_id in (:ids)",
                                    Tuple.class)
                            .setParameterList("ids", of.stream().map(Upload::id).toList())
                            .list()))
                    .forEach(row -> outcomes.put(
                            row.get("upload_id", UUID.class),
                            new Ended(
                                    row.get("outcome", String.class),
                                    new Sentence(row.get("reason_zh", String.class), row.get("reason", String.class)),
                                    Optional.ofNullable(row.get("record_id", UUID.class)))));
        }
        return outcomes;
    }

    /**
     * Says that a delivery is complete: it is taken in soon. Handing in again what could not be taken in to the end tries
     * again; what has its outcome already is left alone.
     *
     * @throws UploadRefused if there is nothing in it, or not all bytes of all files are here
     */
    public void handIn(String by, UUID id) throws IOException {
        find(by, id);
        uploads.completeWhatHasAllBytes(id);
        write(by, "deliver", desk -> {
            DeliveryTable table = new DeliveryTable(desk.session());
            Delivery delivery = table.find(id).orElseThrow(UploadRefused::unknown);
            if (delivery.state() == Delivery.State.OPEN) {
                DeliveryTable.openForMore(desk.session(), by, id);
                checkComplete(table.tally(id));
                Audit.note(desk, AuditNote.of(by, "delivery.hand-in", id.toString()));
            }
            if (delivery.state() != Delivery.State.DONE) {
                table.enterState(id, Delivery.State.HANDED_IN, null);
                archive.steps().ask(desk, NewStep.of(DeliveryWork.KIND, id, StepPriority.SOON, by));
            }
            return null;
        });
    }

    /**
     * Gives up all files of a delivery that are not complete.
     *
     * @throws UploadRefused if it has been handed in
     */
    public void leaveOutIncomplete(String by, UUID id) throws IOException {
        uploads.completeWhatHasAllBytes(id);
        write(by, "deliver", desk -> {
            DeliveryTable.openForMore(desk.session(), by, id);
            new UploadTable(desk.session()).removeIncomplete(id);
            return null;
        });
        uploads.sweep(Duration.ZERO);
    }

    private static void checkComplete(Delivery.Tally tally) {
        if (tally.coming() > 0 || tally.whole() == 0) {
            throw new UploadRefused(
                    Reason.INCOMPLETE,
                    new Sentence(
                            "还有 " + tally.coming() + " 个文件没有传完，已传完 " + tally.whole() + " 个；请传完或撤销其余文件后再提交。",
                            tally.coming() + " files are not complete and " + tally.whole()
                                    + " are; let the others finish, or give them up, and hand it in then."));
        }
    }

    /**
     * Gives up a delivery with everything in it that has not been taken in.
     *
     * @throws UploadRefused if it has been handed in
     */
    public void giveUp(String by, UUID id) throws IOException {
        write(by, "deliver", desk -> {
            DeliveryTable.openForMore(desk.session(), by, id);
            new DeliveryTable(desk.session()).remove(id);
            Audit.note(desk, AuditNote.of(by, "delivery.give-up", id.toString()));
            return null;
        });
        uploads.sweep(Duration.ZERO);
    }

    /** Takes away deliveries that were abandoned, and bytes that nobody speaks of; returns how many deliveries. */
    public int sweep() throws IOException {
        Instant moment = Instant.now().minus(uploads.limits().kept());
        int removed = write("archive", "sweep", desk -> new DeliveryTable(desk.session()).removeSilentSince(moment));
        uploads.sweep(ORPHAN);
        return removed;
    }

    private <T> T write(String by, String what, Function<Cataloguing, T> work) {
        return archive.write(new Act(by, what, null), work);
    }
}
