package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.wenku.archive.Archive;
import org.wenku.archive.accession.Batches;
import org.wenku.archive.access.Access;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.settings.Key;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepEnding;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepProgress;
import org.wenku.archive.step.StepWork;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.unpacking.Container;
import org.wenku.archive.unpacking.Unpacking;
import org.wenku.ingest.drop.Found;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.extract.TakeApart;
import org.wenku.ingest.extract.Taken;

/**
 * Makes items of what a container holds. The container stays as it is; what is in it is taken out by a child process into
 * a folder of files named by number, and goes from there the way of everything that comes in: looked through, read,
 * looked up, stored, entered. Done again, it finds by their digests what it had entered.
 */
public final class UnpackWork implements StepWork {

    private static final long ROOM_LEFT = 1L << 30;
    private static final long ALWAYS_ALLOWED = 1L << 30;
    private static final int GROWTH = 200;
    private static final int MOST_FILES = 100_000;
    private static final int MOST_NAMED = 500;

    private final Archive archive;
    private final Ingest ingest;
    private final Extractor extractor;

    /** Unpacks what this archive holds. */
    public UnpackWork(Archive archive, Ingest ingest, Extractor extractor) {
        this.archive = archive;
        this.ingest = ingest;
        this.extractor = extractor;
    }

    /** One file with the record it belongs to, on its way. */
    private record Job(Step step, UUID batch, HeldFile file, CatalogueRecord record, Container kind) {
        /** What came in published comes out published, unless a person asked, who will look at it first. */
        boolean publishes() {
            return !Unpacking.wasAsked(step) && record.state() == RecordState.PUBLISHED;
        }
    }

    @Override
    public StepEnding work(Step step, StepProgress progress) throws IOException {
        Optional<Job> job = job(step);
        if (job.isEmpty()) {
            return StepEnding.done(StepNote.of("此文件已不在库中，或不是容器。", "The file is no longer held, or it holds no others."));
        }
        if (!isOpen(job.get().batch())) {
            return StepEnding.done(StepNote.of("所属批次已撤回。", "Its batch has been taken back."));
        }
        Path folder = archive.home().resolve("unpack").resolve(job.get().file().id().toString());
        try {
            Files.createDirectories(folder);
            return apart(job.get(), folder, progress);
        } finally {
            extractor.clear(folder);
            Files.deleteIfExists(folder);
        }
    }

    private Optional<Job> job(Step step) {
        UUID subject = requireNonNull(step.subject());
        UUID batch = requireNonNull(step.batch());
        return archive.read(catalogue -> catalogue
                .file(subject)
                .flatMap(file -> Container.of(file)
                        .flatMap(kind -> catalogue
                                .record(file.recordId())
                                .map(record -> new Job(step, batch, file, record, kind)))));
    }

    private boolean isOpen(UUID batch) {
        return archive.read(catalogue -> Batches.with(catalogue, batch))
                .filter(it -> it.undoingAt() == null)
                .isPresent();
    }

    private StepEnding apart(Job job, Path folder, StepProgress progress) throws IOException {
        Taken taken = takeApart(job, folder);
        if (taken instanceof Taken.Apart apart) {
            return enter(job, new Contents(folder.resolve("in"), apart.entries()), progress);
        }
        return StepEnding.failed(UnpackSentences.of(taken));
    }

    private Taken takeApart(Job job, Path folder) throws IOException {
        long most = most(job.file(), folder);
        ObjectId object = new ObjectId(job.file().recordId());
        Path container = archive.store().local(object, job.file().storedAt()).orElse(null);
        if (container == null) {
            container = folder.resolve("container");
            try (InputStream in = archive.store().open(object, job.file().storedAt())) {
                Files.copy(in, container, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path shelf = Files.createDirectories(folder.resolve("in"));
        return extractor.takeApart(new TakeApart(
                container,
                job.file().mediaType(),
                job.file().name(),
                shelf,
                Charset.forName(archive.settings().text(Key.INGEST_CHARSET)),
                MOST_FILES,
                most,
                Duration.ofSeconds(120 + (job.file().size() >> 20) * 2)));
    }

    /** How many bytes may come out: never so many that the disk is full, nor out of proportion as bombs do. */
    private long most(HeldFile file, Path folder) throws IOException {
        long set = (long) archive.settings().number(Key.UNPACK_GIGABYTES, 1, 100_000) << 30;
        long room = Files.getFileStore(folder).getUsableSpace() - ROOM_LEFT;
        long proportion = Math.max(ALWAYS_ALLOWED, file.size() * GROWTH);
        return Math.max(0, Math.min(set, Math.min(room, proportion)));
    }

    private StepEnding enter(Job job, Contents contents, StepProgress progress) throws IOException {
        List<Found> found = contents.inOrder();
        if (found.isEmpty()) {
            return StepEnding.done(StepNote.of("里面没有可收的文件。", "There is nothing in it to take in."));
        }
        progress.at(0, (long) found.size());
        UUID target = job.kind().hasUnitOfItsOwn() ? unit(job, progress) : parent(job);
        Map<UUID, String> parts = new LinkedHashMap<>();
        IngestRequest request =
                new IngestRequest(List.of(Path.of(job.file().name().replace('/', '-'))), target, job.publishes(), job.step().askedBy());
        IngestSummary summary = ingest.takeFound(
                request,
                new Belonging(job.batch(), access(job), said(job)),
                new Following(progress, contents, parts, found.size()),
                visitor -> visit(found, visitor, progress));
        if (progress.mustStop()) {
            return StepEnding.stopped();
        }
        if (summary.stopped() != null) {
            return StepEnding.failed(
                    StepNote.of(summary.stopped().chinese(), summary.stopped().english()));
        }
        if (!job.kind().hasUnitOfItsOwn()) {
            relate(job, parts, progress);
        }
        if (Unpacking.wasAsked(job.step())) {
            close(job);
        }
        return StepEnding.done(UnpackSentences.of(summary));
    }

    private static void visit(List<Found> found, Consumer<Found> visitor, StepProgress progress) {
        for (Found each : found) {
            if (progress.mustStop()) {
                return;
            }
            visitor.accept(each);
        }
    }

    private void close(Job job) {
        archive.write(act(job), desk -> {
            Batches.close(desk, job.batch());
            return null;
        });
    }

    private static Act act(Job job) {
        return new Act(job.step().askedBy(), Unpacking.KIND, null);
    }

    /** Beside an item, because nothing stands below one; else below the unit that has the file. */
    private static UUID parent(Job job) {
        UUID parent = job.record().parentId();
        return job.record().level() != Level.ITEM || parent == null ? job.record().id() : parent;
    }

    /** In a unit of its own the unit says it, for all that is in it. */
    private static Access access(Job job) {
        return job.kind().hasUnitOfItsOwn() ? Access.OPEN : job.record().access();
    }

    private static List<Statement> said(Job job) {
        return job.kind().hasUnitOfItsOwn()
                ? List.of()
                : List.of(relation(Term.IS_PART_OF, title(job.record()), job.record().id()));
    }

    /** The unit for what is in a mailbox or a packed file, made at the first time and found again at others. */
    private UUID unit(Job job, StepProgress progress) {
        return archive.write(act(job), desk -> {
            progress.hold(desk);
            Optional<UUID> there = Unpacking.unit(desk.session(), job.file().id());
            if (there.isPresent()) {
                return there.get();
            }
            Batches.writeFor(desk, job.batch());
            CatalogueRecord container = desk.held(List.of(job.record().id())).get(job.record().id());
            Statement title = Statement.of(Term.TITLE, title(job.file()), null, origin("file name"));
            CatalogueRecord unit = desk.create(
                    parent(job),
                    new NewRecord(
                            RecordIds.next(),
                            Level.FILE,
                            null,
                            Statements.of(title, relation(Term.SOURCE, title(container), container.id())),
                            job.publishes()
                                    ? RecordState.PUBLISHED
                                    : RecordState.DRAFT,
                            container.access()));
            Unpacking.isIn(desk.session(), job.file().id(), unit.id());
            add(desk, container, List.of(relation(Term.HAS_PART, title.value(), unit.id())));
            return unit.id();
        });
    }

    /** Says of a message which parts it has. */
    private void relate(Job job, Map<UUID, String> parts, StepProgress progress) {
        List<Statement> said = parts.entrySet().stream()
                .limit(MOST_NAMED)
                .map(part -> relation(Term.HAS_PART, part.getValue(), part.getKey()))
                .toList();
        archive.write(act(job), desk -> {
            progress.hold(desk);
            Batches.writeFor(desk, job.batch());
            CatalogueRecord message = desk.held(List.of(job.record().id())).get(job.record().id());
            if (message != null) {
                add(desk, message, said);
            }
            return null;
        });
    }

    /** What is said already is not said again, so that nothing changes when all this is done a second time. */
    private static void add(Cataloguing desk, CatalogueRecord record, List<Statement> more) {
        Statements statements = record.statements();
        for (Statement each : more) {
            boolean said = statements.of(each.term()).anyMatch(other -> each.authority().equals(other.authority()));
            if (!said) {
                statements = statements.with(each);
            }
        }
        if (statements.all().size() > record.statements().all().size()) {
            desk.describe(record, statements);
        }
    }

    private static Statement relation(Term term, String value, UUID to) {
        return new Statement(
                term, value, null, origin("contents"), URI.create(new ObjectId(to).toString()), null);
    }

    private static Origin origin(String field) {
        return Origin.derived("Wenku", "1", field);
    }

    private static String title(CatalogueRecord record) {
        return record.statements()
                .first(Term.TITLE)
                .map(Statement::value)
                .orElse(record.reference().text());
    }

    private static String title(HeldFile file) {
        String readable = file.name().replaceAll("\\p{Cntrl}", " ").strip();
        return readable.isEmpty() ? "\ufffd" : readable;
    }

    /** Tells how far it is, and notes which record each part has become. */
    private record Following(StepProgress progress, Contents contents, Map<UUID, String> parts, long total)
            implements IngestWatch {

        @Override
        public void found(Path path, long bytes) {
            // Only endings count, because only they are committed.
        }

        @Override
        public void ended(Path path, long bytes, IngestOutcome outcome) {
            contents.ended(path);
            outcome.recordId().ifPresent(record -> parts.putIfAbsent(record, contents.nameOf(path)));
            progress.at(contents.done(), total);
        }
    }
}
