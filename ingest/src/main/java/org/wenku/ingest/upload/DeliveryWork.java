package org.wenku.ingest.upload;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepEnding;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepProgress;
import org.wenku.archive.step.StepWork;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.drop.FolderContents;
import org.wenku.ingest.drop.Found;
import org.wenku.ingest.run.Ingest;
import org.wenku.ingest.run.IngestOutcome;
import org.wenku.ingest.run.IngestRequest;
import org.wenku.ingest.run.IngestSummary;
import org.wenku.ingest.run.IngestWatch;

/**
 * Takes in a delivery that was handed in. Begun again after a kill, it leaves alone what has its outcome: the outcome of
 * each upload is written in the transaction that enters its record, and the journal is asked first.
 */
public final class DeliveryWork implements StepWork {

    /** The kind of step. */
    public static final String KIND = "take-delivery";

    private static final int PAGE = 1000;
    private static final int NAMED = 20;

    private final Archive archive;
    private final Ingest ingest;
    private final Uploads uploads;
    private final DeliveredBags bags;

    /** Takes deliveries into this archive. */
    public DeliveryWork(Archive archive, Ingest ingest, Uploads uploads) {
        this.archive = archive;
        this.ingest = ingest;
        this.uploads = uploads;
        this.bags = new DeliveredBags(archive, ingest, upload -> uploads.file(upload.id()));
    }

    @Override
    public StepEnding work(Step step, StepProgress progress) throws IOException {
        UUID id = requireNonNull(step.subject(), "a step that takes in a delivery names it");
        Delivery delivery = archive.read(catalogue -> catalogue.ask(session -> new DeliveryTable(session).find(id)))
                .orElse(null);
        if (delivery == null || delivery.state() != Delivery.State.HANDED_IN) {
            return StepEnding.done();
        }
        settle(id);
        Sentence fault = faultOfTarget(delivery);
        if (fault != null) {
            return cannot(delivery, fault);
        }
        Delivery.Tally before = tally(id);
        IngestSummary summary = before.whole() == 0 ? null : take(delivery, new Counting(progress, before));
        settle(id);
        if (summary != null) {
            write(delivery, desk -> new DeliveryTable(desk).tookPart(id, summary.run(), summary.stopped()));
            if (summary.stopped() != null) {
                return cannot(delivery, summary.stopped());
            }
        }
        if (tally(id).whole() > 0) {
            return leaveLitter(delivery, progress);
        }
        finish(delivery);
        return StepEnding.done();
    }

    /** What is left after a run that came to its end was given by nobody, such as the settings of a file manager. */
    private StepEnding leaveLitter(Delivery delivery, StepProgress progress) throws IOException {
        List<Upload> left = uploads.of(delivery.id(), null, Integer.MAX_VALUE).stream()
                .filter(upload -> upload.state() == Upload.State.WHOLE)
                .toList();
        if (!left.stream()
                .allMatch(upload -> FolderContents.isLitter(upload.path().name()))) {
            if (progress.mustStop()) {
                return StepEnding.stopped();
            }
            throw new IOException(left.size() + " files of delivery " + delivery.id() + " have no outcome");
        }
        write(delivery, session -> left.forEach(upload -> new UploadTable(session).remove(upload.id())));
        uploads.forget(left.stream().map(Upload::id).toList());
        finish(delivery);
        return StepEnding.done();
    }

    private void finish(Delivery delivery) {
        archive.write(new Act(delivery.actor(), "deliver", null), desk -> {
            new DeliveryTable(desk.session()).enterState(delivery.id(), Delivery.State.DONE, desk.now());
            return null;
        });
    }

    private StepEnding cannot(Delivery delivery, Sentence because) {
        archive.write(new Act(delivery.actor(), "deliver", null), desk -> {
            desk.session()
                    .createNativeMutationQuery("update delivery set note_zh = :zh, note_en = :en where id = :id")
                    .setParameter("zh", because.chinese())
                    .setParameter("en", because.english())
                    .setParameter("id", delivery.id())
                    .executeUpdate();
            return null;
        });
        return StepEnding.failed(StepNote.of(because.chinese(), because.english()));
    }

    private @Nullable Sentence faultOfTarget(Delivery delivery) {
        CatalogueRecord target =
                archive.read(catalogue -> catalogue.record(delivery.target())).orElse(null);
        if (target == null) {
            return new Sentence("要归入的著录单元已不存在。", "The unit it was to stand below is no longer there.");
        }
        return target.level() == Level.ITEM
                ? new Sentence(
                        target.reference() + " 是单件，下面不能再放文件。",
                        target.reference() + " is an item; nothing may stand below it.")
                : null;
    }

    private IngestSummary take(Delivery delivery, Counting counting) throws IOException {
        DeliveryDrop drop = new DeliveryDrop();
        UUID after = null;
        List<Upload> page;
        do {
            page = uploads.of(delivery.id(), after, PAGE);
            for (Upload upload : page) {
                after = upload.id();
                drop.add(upload);
            }
        } while (!page.isEmpty());
        IngestRequest request = new IngestRequest(
                drop.names(NAMED).stream()
                        .map(name -> named(name, delivery))
                        .distinct()
                        .toList(),
                delivery.target(),
                delivery.publish(),
                delivery.actor(),
                delivery.accession());
        return bags.take(
                drop, request, counting, counting.progress::mustStop, () -> takeFiles(drop, request, counting));
    }

    private IngestSummary takeFiles(DeliveryDrop drop, IngestRequest request, Counting counting) throws IOException {
        Consumer<Consumer<Found>> finding = visitor -> drop.visit(upload -> uploads.file(upload.id()), found -> {
            if (!counting.progress.mustStop()) {
                visitor.accept(found);
            }
        });
        return ingest.takeFound(request, counting, finding);
    }

    /** A name as a path, for the journal; where this machine has no such paths, the identifier of the delivery. */
    private static Path named(String name, Delivery delivery) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            return Path.of(delivery.id().toString());
        }
    }

    /** What has its outcome is taken, and its bytes are no longer kept here. */
    private void settle(UUID delivery) throws IOException {
        uploads.forget(archive.write(
                new Act("archive", "deliver", null), desk -> new UploadTable(desk.session()).taken(delivery)));
    }

    private Delivery.Tally tally(UUID id) {
        return archive.read(catalogue -> catalogue.ask(session -> new DeliveryTable(session).tally(id)));
    }

    private void write(Delivery delivery, Consumer<org.hibernate.StatelessSession> work) {
        archive.write(new Act(delivery.actor(), "deliver", null), desk -> {
            work.accept(desk.session());
            return null;
        });
    }

    /** Tells the step how far the run is. */
    private static final class Counting implements IngestWatch {
        private final StepProgress progress;
        private final long total;
        private long done;

        Counting(StepProgress progress, Delivery.Tally before) {
            this.progress = progress;
            this.total = before.whole() + before.taken();
            this.done = before.taken();
        }

        @Override
        public void found(Path path, long bytes) {
            // The total is known before.
        }

        @Override
        public void ended(Path path, long bytes, IngestOutcome outcome) {
            progress.at(++done, total);
        }
    }
}
