package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.accession.Batches;
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
import org.wenku.archive.unpacking.Contents;
import org.wenku.archive.unpacking.Unpacking;
import org.wenku.ingest.Sentence;
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

    private static final long GIBIBYTE = 1L << 30;

    /** So much stays free on the disk. */
    private static final long ROOM_LEFT = GIBIBYTE;

    /** What grows to no more than this may grow by any factor. */
    private static final long ALWAYS_ALLOWED = GIBIBYTE;

    /** By so much a container may grow when it is unpacked. */
    private static final int GROWTH = 200;

    private static final Duration ALWAYS_GIVEN = Duration.ofMinutes(2);
    private static final int SECONDS_A_MEBIBYTE = 2;

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
    private record Job(
            Step step, StepProgress progress, UUID batch, HeldFile file, CatalogueRecord record, Container kind) {

        /** What came in published comes out published, unless a person asked, who will look at it first. */
        boolean publishes() {
            return !Unpacking.wasAsked(step) && record.state() == RecordState.PUBLISHED;
        }

        Act act() {
            return new Act(step.askedBy(), Unpacking.KIND, null);
        }
    }

    @Override
    public StepEnding work(Step step, StepProgress progress) throws IOException {
        Optional<Job> job = job(step, progress);
        if (job.isEmpty()) {
            return StepEnding.done(StepNote.of(
                    "此文件已不在库中，或里面没有别的文件，或所属批次已撤回。",
                    "The file is no longer held, or it holds no others, or its batch has been taken back."));
        }
        Path folder = archive.home()
                .resolve("scratch")
                .resolve("unpack")
                .resolve(job.get().file().id().toString());
        try {
            Files.createDirectories(folder);
            return apart(job.get(), folder);
        } finally {
            extractor.clear(folder);
        }
    }

    private Optional<Job> job(Step step, StepProgress progress) {
        UUID subject = requireNonNull(step.subject(), "a step that unpacks names the file");
        UUID batch = Unpacking.batch(step);
        return archive.read(catalogue -> Batches.with(catalogue, batch)
                .filter(open -> open.undoingAt() == null)
                .flatMap(open -> catalogue.file(subject))
                .flatMap(file -> Container.of(file)
                        .flatMap(kind -> catalogue
                                .record(file.recordId())
                                .map(record -> new Job(step, progress, batch, file, record, kind)))));
    }

    private StepEnding apart(Job job, Path folder) throws IOException {
        Taken taken = takeApart(job, folder);
        if (taken instanceof Taken.Apart apart) {
            return enter(
                    job, new TakenOut(job.file().name(), folder.resolve("in"), apart.entries()), apart.brokenOff());
        }
        return taken instanceof Taken.GivenUp ? StepEnding.stopped() : StepEnding.failed(UnpackSentences.closed(taken));
    }

    private Taken takeApart(Job job, Path folder) throws IOException {
        Path shelf = Files.createDirectories(folder.resolve("in"));
        Duration given = ALWAYS_GIVEN.plusSeconds((job.file().size() >> 20) * SECONDS_A_MEBIBYTE);
        return extractor.takeApart(new TakeApart(
                bytes(job.file(), folder),
                job.file().mediaType(),
                job.file().name(),
                shelf,
                Charset.forName(archive.settings().text(Key.INGEST_CHARSET)),
                archive.settings().number(Key.UNPACK_FILES, 1, Taken.MOST_FILES),
                most(job.file(), folder),
                given,
                job.progress()::mustStop));
    }

    private Path bytes(HeldFile file, Path folder) throws IOException {
        ObjectId object = new ObjectId(file.recordId());
        Optional<Path> local = archive.store().local(object, file.storedAt());
        if (local.isPresent()) {
            return local.get();
        }
        Path copy = folder.resolve("container");
        try (InputStream in = archive.store().open(object, file.storedAt())) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    /** How many bytes may come out: never so many that the disk is full, nor out of proportion as bombs do. */
    private long most(HeldFile file, Path folder) throws IOException {
        long set = archive.settings().number(Key.UNPACK_GIGABYTES, 1, 100_000) * GIBIBYTE;
        long room = Files.getFileStore(folder).getUsableSpace() - ROOM_LEFT;
        long proportion = Math.max(ALWAYS_ALLOWED, file.size() * GROWTH);
        return Math.max(0, Math.min(set, Math.min(room, proportion)));
    }

    private StepEnding enter(Job job, TakenOut taken, String brokenOff) throws IOException {
        List<Found> found = taken.inOrder();
        if (found.isEmpty()) {
            return StepEnding.done(StepNote.of("里面没有文件。", "There are no files in it."));
        }
        CatalogueRecord place = place(job, taken);
        Following following = new Following(archive, job.act(), job.file().id(), job.progress(), taken);
        // What stands in a unit of its own is under the condition of that unit.
        Access access =
                job.kind().hasUnitOfItsOwn() ? Access.OPEN : job.record().access();
        IngestSummary summary = ingest.takeOut(
                new Belonging(access, job.kind().isMail()),
                new IngestRequest(
                                List.of(Path.of(job.file().name())),
                                place.id(),
                                job.publishes(),
                                job.step().askedBy())
                        .within(job.batch()),
                following,
                visitor -> found.stream()
                        .takeWhile(each -> !job.progress().mustStop())
                        .forEach(visitor));
        following.write();
        if (job.progress().mustStop()) {
            return StepEnding.stopped();
        }
        Sentence stopped = summary.stopped();
        if (stopped != null) {
            throw new IOException(stopped.english());
        }
        if (job.kind().isMail()) {
            new Attached(
                            job.file(),
                            taken,
                            following.endings(),
                            writes -> archive.write(job.act(), desk -> {
                                job.progress().hold(desk);
                                Batches.writeFor(desk, job.batch());
                                writes.accept(desk);
                                return null;
                            }))
                    .relate();
        }
        archive.write(job.act(), desk -> {
            job.progress().hold(desk);
            if (job.kind().hasUnitOfItsOwn()) {
                Contents.claim(desk.session(), job.file().id(), place);
            }
            if (Unpacking.wasAsked(job.step())) {
                Batches.close(desk, job.batch());
            }
            return null;
        });
        return StepEnding.done(UnpackSentences.ended(summary, brokenOff));
    }

    /** Where the contents go: into a unit made at the first time and found again at others, or beside the message. */
    private CatalogueRecord place(Job job, TakenOut taken) {
        return archive.write(job.act(), desk -> {
            job.progress().hold(desk);
            Batches.writeFor(desk, job.batch());
            Contents.enter(desk, job.file().id(), taken.files());
            if (!job.kind().hasUnitOfItsOwn()) {
                return desk.catalogue().record(parent(job.record())).orElseThrow();
            }
            Optional<CatalogueRecord> there = Unpacking.unit(
                            desk.session(), job.file().id())
                    .flatMap(id -> desk.catalogue().record(id));
            return there.orElseGet(() -> newUnit(desk, job));
        });
    }

    private static CatalogueRecord newUnit(Cataloguing desk, Job job) {
        CatalogueRecord container = requireNonNull(
                desk.held(List.of(job.record().id())).get(job.record().id()));
        Statement title = Statement.of(Term.TITLE, title(job.file()), null, Origin.derived("Wenku", "1", "file name"));
        Statements said = Statements.of(title, Relating.relation(Term.IS_PART_OF, container));
        CatalogueRecord unit = desk.create(
                parent(container),
                new NewRecord(
                        RecordIds.next(),
                        Level.FILE,
                        null,
                        said,
                        job.publishes() ? RecordState.PUBLISHED : RecordState.DRAFT,
                        container.access()));
        Unpacking.isIn(desk.session(), job.file().id(), unit.id());
        desk.describe(container, container.statements().with(Relating.relation(Term.HAS_PART, unit)));
        return unit;
    }

    /** Beside an item, because nothing stands below one; else below the unit that has the file. */
    private static UUID parent(CatalogueRecord container) {
        return container.level() == Level.ITEM ? container.parentId().orElseThrow() : container.id();
    }

    private static String title(HeldFile file) {
        String stem =
                file.name().replaceFirst("(?i)(\\.tar)?\\.(zip|7z|rar|tar|tgz|tbz2?|txz|gz|bz2|xz|mbox|pst)$", "");
        String readable = stem.replaceAll("\\p{Cntrl}", " ").replace('_', ' ').strip();
        return readable.isEmpty() ? "\ufffd" : readable;
    }
}
