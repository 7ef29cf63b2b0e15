package org.wenku.archive.packaging;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.wenku.archive.Archive;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.TreePath;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.exchange.bagit.BagTarget;
import org.wenku.archive.exchange.bagit.BagWriter;
import org.wenku.archive.exchange.dc.DublinCoreXml;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.packaging.PackagedUnit.PackagedFile;
import org.wenku.archive.settings.Key;
import org.wenku.archive.storage.ObjectId;

/**
 * Writes a unit and everything below it as a bag. One pass, page by page: neither the number of units nor the size of
 * their files matters to the memory. Every file is compared with its digest on the way out.
 */
public final class PackageExport {

    private static final int PAGE = 100;
    /** What was given, or kept for good; everything else can be made again. */
    private static final Set<FileKind> TAKEN =
            EnumSet.of(FileKind.ORIGINAL, FileKind.PRESERVATION, FileKind.TRANSCRIPT);

    private final Archive archive;

    /** Writes parts of this archive. */
    public PackageExport(Archive archive) {
        this.archive = archive;
    }

    /** A unit above the present one, and its folder in the bag. */
    private record Above(TreePath path, String folder) {}

    /**
     * Writes the bag and closes the target.
     *
     * @param progress is told how many units are written
     * @throws IOException if the target cannot be written to, or a file is not what the catalogue says of it
     */
    public void write(CatalogueRecord top, BagTarget target, LongConsumer progress) throws IOException {
        Path scratch =
                Files.createDirectories(archive.home().resolve("scratch").resolve("export-" + UUID.randomUUID()));
        Path list = scratch.resolveSibling(scratch.getFileName() + ".jsonl");
        try (BagWriter bag = BagWriter.to(target, scratch)) {
            describe(top, bag);
            try (BufferedWriter lines = Files.newBufferedWriter(list, StandardCharsets.UTF_8)) {
                units(top, bag, lines, progress);
            }
            try (InputStream in = Files.newInputStream(list)) {
                bag.tag(PackagedUnit.LIST, Files.size(list), in);
            }
            bag.finish();
        } finally {
            Files.deleteIfExists(list);
        }
    }

    private void describe(CatalogueRecord top, BagWriter bag) {
        bag.say("Source-Organization", archive.settings().text(Key.ARCHIVE_NAME_ZH));
        bag.say("External-Identifier", top.reference().text());
        bag.say("External-Description", top.title());
        bag.say("Bagging-Date", LocalDate.now(ZoneOffset.UTC).toString());
        bag.say("Bag-Software-Agent", "Wenku 0.1");
        bag.say(PackagedUnit.LABEL, PackagedUnit.VERSION);
    }

    private void units(CatalogueRecord top, BagWriter bag, BufferedWriter lines, LongConsumer progress)
            throws IOException {
        Deque<Above> above = new ArrayDeque<>();
        long count = 0;
        List<CatalogueRecord> page = List.of(top);
        while (!page.isEmpty()) {
            List<UUID> ids = page.stream().map(CatalogueRecord::id).toList();
            Map<UUID, List<HeldFile>> files = archive.read(catalogue -> catalogue.filesOf(ids));
            for (CatalogueRecord record : page) {
                while (!above.isEmpty()
                        && !record.path().text().startsWith(above.peek().path().text())) {
                    above.pop();
                }
                String code = lastPart(record);
                String folder = above.isEmpty() ? code : above.peek().folder() + "/" + code;
                above.push(new Above(record.path(), folder));
                unit(record, top, folder, files.getOrDefault(record.id(), List.of()), bag, lines);
            }
            count += page.size();
            progress.accept(count);
            page = after(top.path(), page.get(page.size() - 1).path());
        }
    }

    private List<CatalogueRecord> after(TreePath top, TreePath last) {
        return archive.read(catalogue -> catalogue.ask(session -> session.createSelectionQuery(
                        "from CatalogueRecord where treePath > :last and treePath < :end order by treePath",
                        CatalogueRecord.class)
                .setParameter("last", last.text())
                .setParameter("end", top.end())
                .setMaxResults(PAGE)
                .list()));
    }

    private void unit(
            CatalogueRecord record,
            CatalogueRecord top,
            String folder,
            List<HeldFile> held,
            BagWriter bag,
            BufferedWriter lines)
            throws IOException {
        List<PackagedFile> files = new ArrayList<>();
        for (HeldFile file : held) {
            if (TAKEN.contains(file.kind())) {
                files.add(file(record, folder, file, bag));
            }
        }
        String documents = PackagedUnit.folder(record.id());
        bag.tag(
                documents + "dc.xml",
                DublinCoreXml.qualified(record.statements().all(), new ObjectId(record.id()).toString()));
        preservation(record, documents, bag);
        PackagedUnit unit = new PackagedUnit(
                record.id(),
                record.id().equals(top.id()) ? null : record.parentId().orElse(null),
                record.level(),
                lastPart(record),
                record.state(),
                record.stateReason().orElse(null),
                record.access(),
                files);
        lines.write(unit.line());
        lines.write('\n');
    }

    private PackagedFile file(CatalogueRecord record, String folder, HeldFile file, BagWriter bag) throws IOException {
        // "+" stands in no reference code, so that a file is never taken for a unit.
        String in = record.level() == Level.ITEM ? folder : folder + "/+files";
        String stored = file.storedAt();
        String named = in + "/" + stored.substring(stored.indexOf('/') + 1);
        String path = BagWriter.mayStand(named) ? named : in + "/" + file.id();
        try (InputStream bytes = archive.store().open(new ObjectId(record.id()), stored)) {
            String sha256 = bag.payload(path, file.size(), bytes);
            if (!sha256.equals(file.sha256())) {
                throw new IOException("the file " + file.name() + " of " + record.reference() + " has the SHA-256 "
                        + sha256 + "; expected " + file.sha256());
            }
        }
        return new PackagedFile(
                "data/" + path,
                org.wenku.archive.storage.OriginalName.of(file.nameBytes()),
                file.kind(),
                file.mediaType(),
                file.size(),
                file.sha256());
    }

    /** What the store knows of the files: every PREMIS document there is, as it is. */
    private void preservation(CatalogueRecord record, String folder, BagWriter bag) throws IOException {
        ObjectId object = new ObjectId(record.id());
        var head = archive.store().head(object);
        if (head.isEmpty()) {
            return;
        }
        for (String path : head.get().files().keySet().stream().sorted().toList()) {
            if (path.startsWith("metadata/premis-")) {
                try (InputStream document = archive.store().open(object, path)) {
                    bag.tag(folder + path.substring("metadata/".length()), document.readAllBytes());
                }
            }
        }
    }

    private static String lastPart(CatalogueRecord record) {
        String code = record.reference().text();
        return code.substring(code.lastIndexOf('/') + 1);
    }
}
