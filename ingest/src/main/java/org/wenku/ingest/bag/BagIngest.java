package org.wenku.ingest.bag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.accession.Batch;
import org.wenku.archive.accession.Batches;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.exchange.MalformedDocument;
import org.wenku.archive.exchange.bagit.BagCheck;
import org.wenku.archive.exchange.bagit.BagNote;
import org.wenku.archive.exchange.bagit.BagReport;
import org.wenku.archive.exchange.bagit.PackedBag;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.drop.DropWalk;
import org.wenku.ingest.drop.Found;
import org.wenku.ingest.run.Ingest;
import org.wenku.ingest.run.IngestOutcome;
import org.wenku.ingest.run.IngestRequest;
import org.wenku.ingest.run.IngestSummary;
import org.wenku.ingest.run.IngestWatch;

/** Takes bags in: checks the whole of a bag first, and then takes its payload like any other drop, or nothing. */
public final class BagIngest {

    /** What must stay free on the disk while a bag is unpacked. */
    private static final long RESERVE = 256L << 20;

    private final Archive archive;
    private final Ingest ingest;

    /** Takes bags into this archive. */
    public BagIngest(Archive archive, Ingest ingest) {
        this.archive = archive;
        this.ingest = ingest;
    }

    /** Whether this is a bag or means to be one: a folder, or a packed one. */
    public static boolean concerns(Path source) {
        return Files.isDirectory(source)
                ? BagCheck.isMeantAsBag(source)
                : PackedBag.in(source).isPresent();
    }

    /**
     * How the taking in of a bag ended.
     *
     * @param unit the unit that stands for it; null when nothing of it was taken
     * @param refused why nothing of it was taken; null when it was
     */
    public record Taking(
            IngestSummary summary,
            @Nullable UUID unit,
            @Nullable Sentence refused) {}

    /**
     * Takes in one bag of this machine.
     *
     * @param source for which {@link #concerns} is true
     * @see #take(Bag, IngestRequest, IngestWatch)
     */
    public Taking take(Path source, IngestRequest request, IngestWatch watch) {
        return take(Bag.at(source), request, watch);
    }

    /**
     * Takes in one bag. An invalid one is told as refused, with every reason, and nothing of it is taken. Taken in again, such
     * as after a kill, it enters nothing twice.
     *
     * @param bag one for whose place {@link #concerns} is true
     * @param request where to and in whose name; its sources do not count
     */
    public Taking take(Bag bag, IngestRequest request, IngestWatch watch) {
        IngestRequest named = request.of(List.of(bag.called()), request.into());
        try {
            return Files.isDirectory(bag.place())
                    ? takeFolder(bag.place(), bag.name(), bag, named, watch)
                    : takePacked(bag, named, watch);
        } catch (IOException e) {
            throw new UncheckedIOException("the bag could not be read: " + bag.called(), e);
        }
    }

    private Taking takePacked(Bag bag, IngestRequest request, IngestWatch watch) throws IOException {
        PackedBag packed = PackedBag.in(bag.place()).orElseThrow();
        Path folder = Files.createDirectories(archive.home().resolve("scratch").resolve("bag-" + UUID.randomUUID()));
        try {
            long room = folder.toFile().getUsableSpace() - RESERVE;
            packed.unpackTo(folder, room);
            String name = packed.folderName().orElse(bag.name().replaceFirst("(?i)\\.(zip|tgz|tar|tar\\.gz)$", ""));
            Path real = folder.toRealPath();
            return takeFolder(
                    folder,
                    name,
                    bag.of(file -> Optional.of(Found.InCare.takenFrom(name + "/" + real.relativize(file)))),
                    request,
                    watch);
        } catch (PackedBag.Unpackable e) {
            Sentence because = new Sentence(
                    "包无法安全解开：" + e.getMessage(), "The bag could not be unpacked safely: " + e.getMessage());
            return refuse(bag, request, watch, because);
        } finally {
            Trees.remove(folder);
        }
    }

    private Taking takeFolder(Path folder, String name, Bag bag, IngestRequest request, IngestWatch watch)
            throws IOException {
        BagReport report = BagCheck.of(folder);
        if (!report.isValid()) {
            return refuse(bag, request, watch, reasons(report));
        }
        try {
            Optional<OwnPackage> own = OwnPackage.in(archive, report, request);
            if (own.isPresent()) {
                return takeOwn(own.get(), report, bag, request, watch);
            }
        } catch (MalformedDocument e) {
            Sentence because = new Sentence(
                    "包中的著录无法读取：" + e.getMessage(), "The description in the bag is not readable: " + e.getMessage());
            return refuse(bag, request, watch, because);
        }
        if (report.tagFiles().size() > BagUnit.MOST_TAG_FILES) {
            return refuse(bag, request, watch, tooManyTagFiles(report.tagFiles().size()));
        }
        CatalogueRecord target =
                archive.read(catalogue -> catalogue.record(request.into())).orElseThrow();
        BagUnit entry = BagUnit.of(archive, report, name, target);
        // One batch for the unit and what stands below it, also when a kill came between, so that they are undone
        // together.
        UUID batch = archive.read(catalogue -> Batches.begunWith(catalogue, entry.id()))
                .orElseGet(() -> write(
                        request,
                        desk -> Batches.open(
                                desk, Batch.Kind.FOLDER, request.accession(), bag.name(), target.id(), request.by())));
        IngestRequest within = request.within(batch);
        CatalogueRecord unit = entry.enter(within);
        Path data = report.folder().resolve("data");
        IngestSummary summary = ingest.takeFound(
                within.of(request.sources(), unit.id()),
                watch,
                unchanged(report),
                visitor -> DropWalk.through(List.of(data), found -> visitor.accept(bag.knowing(found))));
        if (summary.stopped() == null) {
            write(request, desk -> {
                Batches.close(desk, batch);
                return batch;
            });
        }
        return new Taking(summary, unit.id(), null);
    }

    private Taking takeOwn(OwnPackage own, BagReport report, Bag bag, IngestRequest request, IngestWatch watch)
            throws IOException {
        Optional<Sentence> obstacle = own.obstacle();
        if (obstacle.isPresent()) {
            return refuse(bag, request, watch, obstacle.get());
        }
        own.describeTarget();
        return new Taking(
                ingest.takeDescribed(request, own.described(), watch, unchanged(report)), request.into(), null);
    }

    private UUID write(IngestRequest request, Function<Cataloguing, UUID> work) {
        return archive.write(new Act(request.by(), "ingest", null), work);
    }

    /** What a file of the payload was when the bag was checked; it may have been changed since. */
    private static Function<Path, Optional<String>> unchanged(BagReport report) {
        return path -> report.payload().sha256(report.folder().relativize(path).toString());
    }

    private Taking refuse(Bag bag, IngestRequest request, IngestWatch watch, Sentence because) {
        return new Taking(
                ingest.refuse(request, bag.called(), new IngestOutcome.Refused(because, null), watch), null, because);
    }

    /** Refused and not cut short, because what is left out without a word is lost. */
    private static Sentence tooManyTagFiles(int number) {
        return new Sentence(
                "这个包有 " + number + " 个标签文件（data 之外的文件），最多可接收 " + BagUnit.MOST_TAG_FILES + " 个，未接收其中任何内容。",
                "The bag has " + number + " tag files (files outside of data); expected at most "
                        + BagUnit.MOST_TAG_FILES + ", and nothing of it was taken.");
    }

    private static Sentence reasons(BagReport report) {
        List<BagNote> faults = report.notes().stream().filter(BagNote::fault).toList();
        String more = report.untold() == 0 ? "" : " … + " + report.untold();
        return new Sentence(
                "这个包不合规定，未接收其中任何内容：" + faults.stream().map(BagNote::inChinese).collect(Collectors.joining("；")) + more,
                "The bag is not valid and nothing of it was taken: "
                        + faults.stream().map(BagNote::inEnglish).collect(Collectors.joining("; "))
                        + more);
    }
}
