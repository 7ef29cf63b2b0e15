package org.wenku.ingest.bag;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.accession.Batches;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statements;
import org.wenku.archive.exchange.bagit.BagReport;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.NewFile;
import org.wenku.archive.holding.OcrState;
import org.wenku.archive.storage.Deposit;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.OriginalName;
import org.wenku.archive.storage.VersionNote;
import org.wenku.ingest.run.IngestRequest;

/** The unit that stands for a bag: what the bag says of itself, and its tag files, kept as they came. */
final class BagUnit {

    private static final String KEPT = "bag/";
    /** How many tag files are kept with a unit; each is a file of its own in the catalogue. */
    static final int MOST_TAG_FILES = 500;

    private final Archive archive;
    private final BagReport report;
    private final String name;
    private final CatalogueRecord target;
    private final List<Kept> kept;
    private final UUID id;

    private BagUnit(Archive archive, BagReport report, String name, CatalogueRecord target, List<Kept> kept) {
        this.archive = archive;
        this.report = report;
        this.name = name;
        this.target = target;
        this.kept = kept;
        this.id = identifier(target.id(), name, kept);
    }

    /** A tag file with what the catalogue has to say of it. */
    private record Kept(Path file, NewFile entry) {}

    /** The unit for this bag below the target, which may be there already or not. */
    static BagUnit of(Archive archive, BagReport report, String name, CatalogueRecord target) throws IOException {
        List<Kept> kept = new ArrayList<>();
        for (String tag : report.tagFiles()) {
            kept.add(kept(report.folder(), tag));
        }
        return new BagUnit(archive, report, name, target, kept);
    }

    /** Follows from the target and the manifests, so that a run that was cut off finds the unit again. */
    UUID id() {
        return id;
    }

    /** Makes the unit when it is not there yet. */
    CatalogueRecord enter(IngestRequest request) throws IOException {
        var there = archive.read(catalogue -> catalogue.record(id));
        if (there.isPresent()) {
            return there.get();
        }
        archive.store()
                .put(
                        new ObjectId(id),
                        kept.stream()
                                .map(each -> Deposit.copied(
                                        each.entry().storedAt(),
                                        each.file(),
                                        each.entry().sha256()))
                                .toList(),
                        new VersionNote(request.by(), "ingest of a bag", Instant.now()));
        Statements statements =
                BagDescription.of(report.info(), report.version().orElse(""), name);
        Level level = level(target.level(), report.folder().resolve("data"));
        UUID batch = requireNonNull(request.batch(), "the unit of a bag belongs to the batch of the bag");
        return archive.write(new Act(request.by(), "ingest", null), desk -> {
            Batches.writeFor(desk, batch);
            CatalogueRecord unit = desk.create(
                    target.id(),
                    new NewRecord(
                            id,
                            level,
                            null,
                            statements,
                            request.publish() ? RecordState.PUBLISHED : RecordState.DRAFT,
                            Access.OPEN));
            desk.addFirstFiles(
                    List.of(unit), List.of(kept.stream().map(Kept::entry).toList()));
            return unit;
        });
    }

    private static Kept kept(Path bag, String tag) throws IOException {
        Path file = bag.resolve(tag);
        String sha256 = sha256(file);
        String stored = KEPT
                + Arrays.stream(tag.split("/"))
                        .map(segment -> OriginalName.of(segment).safePathSegment())
                        .collect(Collectors.joining("/"));
        NewFile entry = new NewFile(
                org.wenku.archive.catalogue.RecordIds.next(),
                FileKind.PRESERVATION,
                tag.getBytes(StandardCharsets.UTF_8),
                tag,
                tag.endsWith(".xml") ? "application/xml" : "text/plain",
                null,
                Files.size(file),
                sha256,
                stored,
                JsonNodeFactory.instance.objectNode().put("partOf", "bag"),
                OcrState.NOT_NEEDED,
                null,
                null,
                List.of(),
                List.of());
        return new Kept(file, entry);
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(
                Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static UUID identifier(UUID target, String name, List<Kept> kept) {
        String all = kept.stream()
                .filter(each -> each.entry().name().contains("manifest-"))
                .map(each -> each.entry().name() + each.entry().sha256())
                .collect(Collectors.joining("\n", target + "\n" + name + "\n", ""));
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }

    /** A bag with documents directly in it is an archival file; one that only orders folders is a series. */
    private static Level level(Level parent, Path data) throws IOException {
        try (Stream<Path> entries = Files.list(data)) {
            boolean holdsFiles = entries.anyMatch(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS));
            if (holdsFiles || parent.compareTo(Level.SUBSERIES) >= 0) {
                return Level.FILE;
            }
            return parent == Level.SERIES ? Level.SUBSERIES : Level.SERIES;
        }
    }
}
