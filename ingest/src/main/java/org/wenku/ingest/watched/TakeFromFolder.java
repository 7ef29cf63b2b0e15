package org.wenku.ingest.watched;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.wenku.archive.Archive;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepEnding;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepProgress;
import org.wenku.archive.step.StepWork;
import org.wenku.ingest.bag.BagIngest;
import org.wenku.ingest.drop.DropWalk;
import org.wenku.ingest.run.Ingest;
import org.wenku.ingest.run.IngestOutcome;
import org.wenku.ingest.run.IngestRequest;
import org.wenku.ingest.run.IngestSummary;
import org.wenku.ingest.run.IngestWatch;

/**
 * Takes in one file or folder that was put into the watched folder, and then moves it aside. Begun again after a kill it enters
 * nothing twice, because what the fonds holds already is found.
 */
public final class TakeFromFolder implements StepWork {

    /** The kind of these steps. */
    public static final String KIND = "take-from-folder";

    private final Archive archive;
    private final Ingest ingest;
    private final BagIngest bags;

    /** Takes what was put into watched folders into this archive. */
    public TakeFromFolder(Archive archive, Ingest ingest) {
        this.archive = requireNonNull(archive, "archive");
        this.ingest = requireNonNull(ingest, "ingest");
        this.bags = new BagIngest(archive, ingest);
    }

    @Override
    public StepEnding work(Step step, StepProgress progress) throws IOException {
        Path entry = Path.of(URI.create(step.wish().path("entry").asText()));
        Path folder = requireNonNull(entry.getParent(), "a watched entry lies in a folder");
        if (!Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
            return StepEnding.done(StepNote.of(
                    "“" + name(entry) + "”已不在监视的文件夹中。", name(entry) + " is not in the watched folder any more."));
        }
        String code = name(folder);
        Optional<CatalogueRecord> fonds = unit(code);
        if (fonds.isEmpty()) {
            return StepEnding.failed(StepNote.of(
                    "没有档号为 " + code + " 的全宗，“" + name(entry) + "”仍在监视的文件夹中；请先建立全宗，再重试。",
                    "There is no fonds " + code + ", so " + name(entry)
                            + " still lies in the watched folder; make the fonds and try again."));
        }
        IngestRequest request = new IngestRequest(List.of(entry), fonds.get().id(), false, WatchedFolder.BY);
        IngestSummary summary;
        if (BagIngest.concerns(entry)) {
            BagIngest.Taking taking = bags.take(entry, request, new Counting(progress));
            if (taking.refused() != null) {
                // It stays where it is, because it can be mended there.
                return StepEnding.failed(
                        StepNote.of(taking.refused().chinese(), taking.refused().english()));
            }
            summary = taking.summary();
        } else {
            summary = take(entry, folder, request, progress);
        }
        if (progress.mustStop()) {
            return StepEnding.stopped();
        }
        if (summary.stopped() != null) {
            return StepEnding.failed(
                    StepNote.of(summary.stopped().chinese(), summary.stopped().english()));
        }
        moveAside(entry, folder);
        return StepEnding.done(said(entry, summary));
    }

    private Optional<CatalogueRecord> unit(String code) {
        try {
            ReferenceCode wanted = new ReferenceCode(code);
            return archive.read(catalogue -> catalogue.record(wanted)).filter(unit -> unit.level() == Level.FONDS);
        } catch (IllegalArgumentException noCode) {
            return Optional.empty();
        }
    }

    /** Goes through the folder of the fonds, so that a folder that was put there becomes a unit as it is called. */
    private IngestSummary take(Path entry, Path folder, IngestRequest request, StepProgress progress)
            throws IOException {
        Path real = folder.toRealPath().resolve(requireNonNull(entry.getFileName()));
        return ingest.takeFound(
                request,
                new Counting(progress),
                visitor -> DropWalk.through(List.of(folder), found -> {
                    if (found.path().startsWith(real) && !progress.mustStop()) {
                        visitor.accept(found);
                    }
                }));
    }

    private static void moveAside(Path entry, Path folder) throws IOException {
        Path taken = requireNonNull(folder.getParent(), "the folder of a fonds lies in the watched folder")
                .resolve(WatchedFolder.TAKEN)
                .resolve(requireNonNull(folder.getFileName()));
        Files.createDirectories(taken);
        Path name = requireNonNull(entry.getFileName());
        Path target = taken.resolve(name);
        // What is there already is not replaced: it may be another of the same name.
        for (int more = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); more++) {
            target = taken.resolve("(" + more + ")").resolve(name);
            Files.createDirectories(requireNonNull(target.getParent()));
        }
        Files.move(entry, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static StepNote said(Path entry, IngestSummary summary) {
        long accepted = count(summary, IngestOutcome.Kind.ACCEPTED);
        long duplicates = count(summary, IngestOutcome.Kind.DUPLICATE);
        long aside = count(summary, IngestOutcome.Kind.QUARANTINED);
        long refused = count(summary, IngestOutcome.Kind.REFUSED);
        return StepNote.of(
                "“" + name(entry) + "”：接收 " + accepted + "，已有 " + duplicates + "，隔离 " + aside + "，拒收 " + refused + "。",
                name(entry) + ": accepted " + accepted + ", held already " + duplicates + ", set aside " + aside
                        + ", refused " + refused + ".");
    }

    private static long count(IngestSummary summary, IngestOutcome.Kind kind) {
        return summary.counts().getOrDefault(kind, 0L);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** Tells the step how far the run is. */
    private static final class Counting implements IngestWatch {
        private final StepProgress progress;
        private long done;

        Counting(StepProgress progress) {
            this.progress = progress;
        }

        @Override
        public void found(Path path, long bytes) {
            // How many there are is known only at the end.
        }

        @Override
        public void ended(Path path, long bytes, IngestOutcome outcome) {
            progress.at(++done, null);
        }
    }
}
