package org.wenku.ingest.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.accession.Batch;
import org.wenku.archive.accession.BatchUndo;
import org.wenku.archive.accession.Batches;
import org.wenku.archive.accession.Hindrance;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditNote;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.sheet.NotASheet;
import org.wenku.archive.sheet.SheetCell;
import org.wenku.archive.sheet.SheetKind;
import org.wenku.archive.sheet.SheetReader;
import org.wenku.archive.sheet.SheetRow;
import org.wenku.ingest.run.Ingest;

/** Where sheets are brought, checked and entered. Everything that was begun can be gone on with after any interruption. */
public final class SheetImports {

    private final Archive archive;
    private final Ingest ingest;

    /** Takes sheets into this archive; files that they name are read by this ingest. */
    public SheetImports(Archive archive, Ingest ingest) {
        this.archive = archive;
        this.ingest = ingest;
    }

    /**
     * Receives a sheet: its copy is on disk and the import is in the database when this returns. The same sheet brought to
     * the same place while an earlier bringing of it is unfinished is that one.
     *
     * @throws NotASheet if it cannot be read as a table
     * @throws IllegalArgumentException if there is no such target
     */
    public SheetImport receive(NewSheetImport wanted) throws IOException {
        CatalogueRecord target = target(wanted.target());
        UUID id = RecordIds.next();
        Path folder = folder(id);
        String digest = copy(wanted.sheet(), folder);
        Optional<SheetImport> earlier = archive.read(
                catalogue -> catalogue.ask(session -> SheetTable.unfinished(session, digest, target.id())));
        if (earlier.isPresent()) {
            delete(folder);
            return wanted.columns().isEmpty() ? earlier.get() : mapped(earlier.get(), wanted.columns(), wanted.by());
        }
        try (SheetReader reader = SheetReader.open(folder.resolve("sheet"))) {
            SheetRow headers = SheetReading.headers(reader)
                    .orElseThrow(() -> new IllegalArgumentException("the sheet has no row with anything in it"));
            return insert(wanted, id, digest, reader, headers);
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    private SheetImport insert(NewSheetImport wanted, UUID id, String digest, SheetReader reader, SheetRow headers) {
        SheetKind kind = reader.kind();
        String encoding = reader.encoding();
        return archive.write(act(wanted.by()), desk -> {
            List<Column> named = Column.named(headers.cells().stream()
                    .map(SheetCell::text)
                    .map(text -> text.replace('\0', ' ').strip())
                    .toList());
            List<Column> columns = said(SheetTable.remembered(desk.session(), named), wanted.columns());
            UUID batch = Batches.open(
                    desk, Batch.Kind.SHEET, wanted.accession(), wanted.name(), wanted.target(), wanted.by());
            SheetImport it = new SheetImport(
                    id,
                    batch,
                    wanted.name(),
                    digest,
                    kind,
                    encoding,
                    columns,
                    wanted.target(),
                    wanted.files(),
                    wanted.updateOthers(),
                    wanted.by(),
                    phase(columns, wanted.files() != null),
                    new SheetImport.Counts(0, 0, 0, 0, 0, 0, 0),
                    desk.now(),
                    null);
            SheetTable.insert(desk, it);
            if (it.phase() != SheetImport.Phase.MAPPING) {
                SheetTable.remember(desk, columns, wanted.by());
            }
            Audit.note(
                    desk,
                    AuditNote.of(wanted.by(), "import.receive", batch.toString())
                            .with("sheet", wanted.name())
                            .with("sha256", digest));
            return it;
        });
    }

    private static SheetImport.Phase phase(List<Column> columns, boolean hasFiles) {
        return Column.faults(1, columns, hasFiles).isEmpty() ? SheetImport.Phase.READING : SheetImport.Phase.MAPPING;
    }

    private static List<Column> said(List<Column> columns, Map<String, Meaning> meanings) {
        List<Column> said = new ArrayList<>(columns.size());
        for (Column column : columns) {
            Meaning meaning = meanings.getOrDefault(column.header(), column.meaning());
            said.add(new Column(column.index(), column.header(), meaning));
        }
        return said;
    }

    private SheetImport mapped(SheetImport it, Map<String, Meaning> meanings, String by) {
        List<Column> columns = said(it.columns(), meanings);
        return columns.equals(it.columns())
                ? it
                : map(it.id(), columns.stream().map(Column::meaning).toList(), by);
    }

    /**
     * Says what each column means, in their order; remembered for sheets with the same headers. What was read is read anew.
     *
     * @throws IllegalStateException if rows have been entered already
     */
    public SheetImport map(UUID id, List<Meaning> meanings, String by) {
        return archive.write(act(by), desk -> {
            SheetImport it = SheetTable.locked(desk.session(), id).orElseThrow(() -> noSuch(id));
            if (it.phase() == SheetImport.Phase.ENTERING || it.phase() == SheetImport.Phase.DONE) {
                throw new IllegalStateException("rows of " + it.name() + " have been entered; expected none");
            }
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < it.columns().size(); i++) {
                columns.add(new Column(i, it.columns().get(i).header(), meanings.get(i)));
            }
            SheetTable.map(desk, id, columns);
            SheetTable.remember(desk, columns, by);
            return SheetTable.with(desk.session(), id).orElseThrow();
        });
    }

    /** Reads and checks the whole sheet and enters nothing; at the end of it every fault is known. False if it had to stop. */
    public boolean check(UUID id, SheetWatch watch) throws IOException {
        SheetImport it = with(id).orElseThrow(() -> noSuch(id));
        CatalogueRecord target = target(it.target());
        if (it.phase() == SheetImport.Phase.MAPPING || it.phase() == SheetImport.Phase.READING) {
            archive.write(act(it.actor()), desk -> {
                SheetTable.enter(desk.session(), id, SheetImport.Phase.MAPPING, SheetImport.Phase.READING);
                return null;
            });
            SheetImport now = with(id).orElseThrow();
            if (!new SheetReading(archive, now, target, watch).all(folder(id).resolve("sheet"))) {
                return false;
            }
        }
        archive.write(act(it.actor()), desk -> {
            watch.hold(desk);
            SheetImport now = SheetTable.locked(desk.session(), id).orElseThrow(() -> noSuch(id));
            if (now.phase() == SheetImport.Phase.CHECKING) {
                watch.at(SheetImport.Phase.CHECKING, 0, now.counts().rows());
                new SheetChecking(desk.session(), now, target).all();
            }
            return null;
        });
        return true;
    }

    /** Whether the columns themselves keep the sheet from being entered. */
    public boolean isHindered(SheetImport it) {
        return !Column.faults(1, it.columns(), it.files() != null).isEmpty();
    }

    /**
     * Enters the good rows of a sheet that was checked. False if it had to stop before the end.
     *
     * @throws IllegalStateException if it was not checked, or its columns are not understood
     */
    public boolean enter(UUID id, SheetWatch watch) {
        SheetImport it = with(id).orElseThrow(() -> noSuch(id));
        if (it.phase() == SheetImport.Phase.DONE) {
            return true;
        }
        if (it.phase() != SheetImport.Phase.CHECKED && it.phase() != SheetImport.Phase.ENTERING || isHindered(it)) {
            throw new IllegalStateException(it.name() + " cannot be entered in phase " + it.phase()
                    + "; expected a sheet that was checked and whose columns are understood");
        }
        try (SheetEntering entering = new SheetEntering(archive, ingest, it, target(it.target()), watch)) {
            return entering.all();
        }
    }

    /** The import with this identifier. */
    public Optional<SheetImport> with(UUID id) {
        return archive.read(catalogue -> catalogue.ask(session -> SheetTable.with(session, id)));
    }

    /** The import that made this batch. */
    public Optional<SheetImport> ofBatch(UUID batch) {
        return archive.read(catalogue -> catalogue.ask(session -> SheetTable.ofBatch(session, batch)));
    }

    /**
     * A page of imports, the newest first.
     *
     * @param after the last of the page before; null for the first page
     */
    public List<SheetImport> list(@Nullable UUID after, int limit) {
        return archive.read(catalogue -> catalogue.ask(session -> SheetTable.list(session, after, limit)));
    }

    /**
     * Faults in the order of the sheet.
     *
     * @param after the last of the page before; null for the first page
     */
    public List<Fault> faults(SheetImport it, @Nullable Fault after, int limit) {
        return new SheetReport(archive, it).faults(after, limit);
    }

    /** Writes the rows that cannot be entered, in the columns in which they came, with the reasons beside them. */
    public void badRows(SheetImport it, SheetKind kind, OutputStream to) throws IOException {
        new SheetReport(archive, it).badRows(kind, to);
    }

    /**
     * Begins to undo a batch; see {@link BatchUndo#begin}.
     *
     * @return what stands against it; then nothing was begun
     */
    public List<Hindrance> beginUndo(Batch batch, String by, String why) {
        return archive.write(new Act(by, "undo", why), desk -> BatchUndo.begin(desk, batch, by, why));
    }

    /** Undoes a batch of which the undoing was begun, to its end. */
    public void undo(UUID batch, String by, BatchUndo.Watch watch) {
        Optional<SheetImport> sheet = ofBatch(batch);
        BatchUndo.goOn(archive, batch, by, watch);
        sheet.ifPresent(it -> delete(folder(it.id())));
    }

    /** Where the files of an import lie that were uploaded with it. */
    public Path filesFolder(UUID id) {
        return folder(id).resolve("files");
    }

    private Path folder(UUID id) {
        return archive.home().resolve("imports").resolve(id.toString());
    }

    private CatalogueRecord target(UUID id) {
        return archive.read(catalogue -> catalogue.record(id))
                .orElseThrow(() -> new IllegalArgumentException("there is no record " + id));
    }

    private static Act act(String by) {
        return new Act(by, "import", null);
    }

    private static IllegalArgumentException noSuch(UUID id) {
        return new IllegalArgumentException("there is no import " + id);
    }

    /** Copies the sheet to where it stays; it is on disk when this returns. Gives its SHA-256. */
    private static String copy(Path sheet, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve("sheet.part");
        try (InputStream in = Files.newInputStream(sheet);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            Files.copy(digest, part, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, folder.resolve("sheet"), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete " + folder, e);
        }
    }
}
