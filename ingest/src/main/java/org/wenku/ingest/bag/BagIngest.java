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
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.exchange.MalformedDocument;
import org.wenku.archive.exchange.bagit.BagCheck;
import org.wenku.archive.exchange.bagit.BagNote;
import org.wenku.archive.exchange.bagit.BagReport;
import org.wenku.archive.exchange.bagit.PackedBag;
import org.wenku.ingest.Sentence;
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
     * Takes in one bag. An invalid one is told as refused, with every reason, and nothing of it is taken.
     *
     * @param source for which {@link #concerns} is true
     * @param request where to and in whose name; its sources do not count
     */
    public IngestSummary take(Path source, IngestRequest request, IngestWatch watch) {
        try {
            return Files.isDirectory(source)
                    ? takeFolder(source, name(source), source, request, watch)
                    : takePacked(source, request, watch);
        } catch (IOException e) {
            throw new UncheckedIOException("the bag could not be read: " + source, e);
        }
    }

    private IngestSummary takePacked(Path source, IngestRequest request, IngestWatch watch) throws IOException {
        Optional<PackedBag> packed = PackedBag.in(source);
        Path folder = Files.createDirectories(archive.home().resolve("scratch").resolve("bag-" + UUID.randomUUID()));
        try {
            long room = folder.toFile().getUsableSpace() - RESERVE;
            packed.orElseThrow().unpackTo(folder, room);
            String name =
                    packed.get().folderName().orElse(name(source).replaceFirst("(?i)\\.(zip|tgz|tar|tar\\.gz)$", ""));
            return takeFolder(folder, name, source, request, watch);
        } catch (PackedBag.Unpackable e) {
            Sentence because = new Sentence(
                    "包无法安全解开：" + e.getMessage(), "The bag could not be unpacked safely: " + e.getMessage());
            return refuse(source, request, watch, because);
        } finally {
            Trees.remove(folder);
        }
    }

    private IngestSummary takeFolder(Path folder, String name, Path source, IngestRequest request, IngestWatch watch)
            throws IOException {
        BagReport report = BagCheck.of(folder);
        if (!report.isValid()) {
            return refuse(source, request, watch, reasons(report));
        }
        try {
            Optional<OwnPackage> own = OwnPackage.in(archive, report, request);
            if (own.isPresent()) {
                return takeOwn(own.get(), report, source, request, watch);
            }
        } catch (MalformedDocument e) {
            Sentence because = new Sentence(
                    "包中的著录无法读取：" + e.getMessage(), "The description in the bag is not readable: " + e.getMessage());
            return refuse(source, request, watch, because);
        }
        CatalogueRecord target =
                archive.read(catalogue -> catalogue.record(request.into())).orElseThrow();
        CatalogueRecord unit = new BagUnit(archive, request).enter(report, name, target);
        Path data = report.folder().resolve("data");
        IngestRequest payload = request.of(List.of(data), unit.id());
        return ingest.take(payload, watch, unchanged(report));
    }

    private IngestSummary takeOwn(
            OwnPackage own, BagReport report, Path source, IngestRequest request, IngestWatch watch)
            throws IOException {
        Optional<Sentence> obstacle = own.obstacle();
        if (obstacle.isPresent()) {
            return refuse(source, request, watch, obstacle.get());
        }
        own.describeTarget();
        IngestRequest units = request.of(List.of(source), request.into());
        return ingest.takeDescribed(units, own.described(), watch, unchanged(report));
    }

    /** What a file of the payload was when the bag was checked; it may have been changed since. */
    private static Function<Path, Optional<String>> unchanged(BagReport report) {
        return path -> report.payload().sha256(report.folder().relativize(path).toString());
    }

    private IngestSummary refuse(Path source, IngestRequest request, IngestWatch watch, Sentence because) {
        return ingest.refuse(request, source, new IngestOutcome.Refused(because, null), watch);
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

    private static String name(Path source) {
        Path last = source.toAbsolutePath().normalize().getFileName();
        return last == null ? "bag" : last.toString();
    }
}
