package org.wenku.ingest.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.bag.BagIngest;
import org.wenku.ingest.bag.Trees;
import org.wenku.ingest.run.Ingest;
import org.wenku.ingest.run.IngestOutcome;
import org.wenku.ingest.run.IngestRequest;
import org.wenku.ingest.run.IngestSummary;
import org.wenku.ingest.run.IngestWatch;

/**
 * Takes in the bags of a delivery, each as a whole or not at all. The outcomes of all uploads of a bag are written in one
 * transaction after it, because until then its bytes are needed to check it again.
 */
final class DeliveredBags {

    private final Archive archive;
    private final BagIngest bags;
    private final Function<Upload, Path> bytes;

    /** @param bytes where the bytes of an upload lie */
    DeliveredBags(Archive archive, Ingest ingest, Function<Upload, Path> bytes) {
        this.archive = archive;
        this.bags = new BagIngest(archive, ingest);
        this.bytes = bytes;
    }

    /** Takes in what is no bag. */
    interface Others {
        IngestSummary take() throws IOException;
    }

    /**
     * Takes in a drop: first what is no bag, and then each bag.
     *
     * @param drop something in which at least one upload has no outcome yet
     */
    IngestSummary take(
            DeliveryDrop drop, IngestRequest request, IngestWatch watch, BooleanSupplier mustStop, Others others)
            throws IOException {
        List<List<Upload>> perhaps = drop.perhapsBags();
        if (perhaps.isEmpty()) {
            return others.take();
        }
        Path scratch =
                Files.createDirectories(archive.home().resolve("scratch").resolve("delivered-" + UUID.randomUUID()));
        try {
            List<DeliveredBag> found = new ArrayList<>();
            for (List<Upload> parts : perhaps) {
                Path place = Files.createDirectory(scratch.resolve(Integer.toString(found.size())));
                DeliveredBag bag = DeliveredBag.of(parts, bytes, place).orElse(null);
                if (bag == null) {
                    Trees.remove(place);
                } else {
                    drop.leaveOut(parts);
                    found.add(bag);
                }
            }
            IngestSummary sum = drop.hasMore() ? others.take() : null;
            for (DeliveredBag bag : found) {
                if (sum == null || sum.stopped() == null && !mustStop.getAsBoolean()) {
                    IngestSummary one = take(bag, request, watch);
                    sum = sum == null ? one : sum.and(one);
                }
            }
            return java.util.Objects.requireNonNull(sum, "a drop without anything in it");
        } finally {
            Trees.remove(scratch);
        }
    }

    private IngestSummary take(DeliveredBag bag, IngestRequest request, IngestWatch watch) {
        // Where one file was sent, one file is counted, however many were packed in it.
        BagIngest.Taking taking = bags.take(bag.bag(), request, bag.parts().size() == 1 ? IngestWatch.NOBODY : watch);
        if (taking.summary().stopped() == null) {
            archive.write(new Act(request.by(), "deliver", null), desk -> {
                note(new UploadTable(desk.session()), bag, taking);
                return null;
            });
        }
        return taking.summary();
    }

    private static void note(UploadTable uploads, DeliveredBag bag, BagIngest.Taking taking) {
        UUID run = taking.summary().run();
        List<UUID> all = bag.parts().stream().map(Upload::id).toList();
        uploads.claim(run, all);
        String name = bag.bag().called().toString();
        IngestOutcome.Kind kind = taking.refused() == null ? IngestOutcome.Kind.ACCEPTED : IngestOutcome.Kind.REFUSED;
        uploads.end(run, List.of(bag.face().id()), kind, whole(name, taking), taking.unit());
        uploads.end(run, all, kind, part(name, bag, taking), taking.unit());
    }

    private static Sentence whole(String name, BagIngest.Taking taking) {
        if (taking.refused() != null) {
            return taking.refused();
        }
        Map<IngestOutcome.Kind, Long> counts = taking.summary().counts();
        return new Sentence(
                "“" + name + "”是一个完好的 BagIt 包，已整体接收：接收 " + counts.get(IngestOutcome.Kind.ACCEPTED) + "，已有 "
                        + counts.get(IngestOutcome.Kind.DUPLICATE) + "，隔离 "
                        + counts.get(IngestOutcome.Kind.QUARANTINED) + "，拒收 " + counts.get(IngestOutcome.Kind.REFUSED)
                        + "。",
                name + " is a valid bag and was taken as a whole: accepted "
                        + counts.get(IngestOutcome.Kind.ACCEPTED) + ", held already "
                        + counts.get(IngestOutcome.Kind.DUPLICATE) + ", set aside "
                        + counts.get(IngestOutcome.Kind.QUARANTINED) + ", refused "
                        + counts.get(IngestOutcome.Kind.REFUSED) + ".");
    }

    private static Sentence part(String name, DeliveredBag bag, BagIngest.Taking taking) {
        return taking.refused() == null
                ? new Sentence("属于包“" + name + "”，随包保存。", "It belongs to the bag " + name + " and is kept with it.")
                : new Sentence(
                        "属于未予接收的包“" + name + "”；原因见 " + bag.face().path().display() + "。",
                        "It belongs to the bag " + name + ", which was refused; why stands with "
                                + bag.face().path().display() + ".");
    }
}
