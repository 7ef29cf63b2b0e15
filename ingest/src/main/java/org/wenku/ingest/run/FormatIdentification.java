package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepEnding;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepProgress;
import org.wenku.archive.step.StepSearch;
import org.wenku.archive.step.StepState;
import org.wenku.archive.step.StepWork;
import org.wenku.archive.storage.LocalCopy;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.StorageFault;
import org.wenku.ingest.inspect.DroidRun;
import org.wenku.ingest.inspect.Tool;
import org.wenku.ingest.inspect.Toolbox;

/**
 * The step that has DROID say which format of PRONOM a file is in. The start of DROID takes a thousand times as long as a
 * file, and so the step of one file looks at others too that wait for the same; their own steps then find the answer there.
 */
public final class FormatIdentification implements StepWork {

    /** The kind of these steps. */
    public static final String KIND = "format-identification";

    /** The place of the answer in the technical metadata of a file. */
    static final String FIELD = "format";

    private static final int TOGETHER = 200;
    private static final long BYTES_TOGETHER = 256L << 20;
    private static final int MOST_NAMED = 20;

    private final Archive archive;
    private final Toolbox toolbox;
    private final RenditionShelf shelf;

    /** Identifies the files of this archive. */
    public FormatIdentification(Archive archive, Toolbox toolbox) {
        this.archive = requireNonNull(archive, "archive");
        this.toolbox = requireNonNull(toolbox, "toolbox");
        this.shelf = new RenditionShelf(archive);
    }

    /** Whether such files are identified. */
    static boolean concerns(FileKind kind) {
        return kind == FileKind.ORIGINAL || kind == FileKind.PRESERVATION;
    }

    @Override
    public StepEnding work(Step step, StepProgress progress) throws IOException {
        Optional<HeldFile> held = file(requireNonNull(step.subject()));
        if (held.isEmpty()) {
            return StepEnding.done();
        }
        Optional<DroidRun> droid = DroidRun.of(toolbox);
        if (droid.isEmpty()) {
            return StepEnding.unavailable(
                    Tool.Kind.DROID.program(),
                    StepNote.of(
                            "缺少 DROID 或其特征文件，暂未按 PRONOM 鉴别格式；安装后自动继续。",
                            "Without DROID and its signature files the format is not identified by PRONOM;"
                                    + " it is when they are there."));
        }
        if (isAnswered(held.get(), droid.get())) {
            return StepEnding.done();
        }
        List<HeldFile> lot = together(held.get(), droid.get());
        try {
            identify(lot, droid.get(), progress);
            return StepEnding.done();
        } catch (DroidRun.Broken e) {
            StepEnding ending = alone(held.get(), droid.get(), progress);
            if (ending instanceof StepEnding.Done) {
                byHalves(lot.subList(1, lot.size()), droid.get(), progress);
            }
            return ending;
        }
    }

    /**
     * Those taken along, of whom one is in the way of the others: because otherwise it would be in the way of each of them,
     * and of every lot until its own step has failed.
     */
    private void byHalves(List<HeldFile> files, DroidRun droid, StepProgress progress) throws IOException {
        if (files.isEmpty() || progress.mustStop()) {
            return;
        }
        try {
            identify(files, droid, progress);
        } catch (DroidRun.Broken e) {
            if (files.size() > 1) {
                int middle = files.size() / 2;
                byHalves(files.subList(0, middle), droid, progress);
                byHalves(files.subList(middle, files.size()), droid, progress);
            }
        }
    }

    /** Among many there may be one that DROID does not survive; whether it is this one is seen without the others. */
    private StepEnding alone(HeldFile file, DroidRun droid, StepProgress progress) throws IOException {
        if (progress.mustStop()) {
            return StepEnding.stopped();
        }
        try {
            identify(List.of(file), droid, progress);
            return StepEnding.done();
        } catch (DroidRun.Broken e) {
            return StepEnding.failed(
                    new StepNote("DROID 无法鉴别此文件的格式。", "DROID could not identify the file.", e.getMessage()));
        }
    }

    private Optional<HeldFile> file(UUID id) {
        return archive.read(catalogue -> catalogue.file(id));
    }

    private static boolean isAnswered(HeldFile file, DroidRun droid) {
        return file.technical()
                .path(FIELD)
                .path("signatures")
                .asText()
                .equals(droid.signatures().text());
    }

    /** This one, and others whose turn comes next. */
    private List<HeldFile> together(HeldFile first, DroidRun droid) {
        List<HeldFile> lot = new ArrayList<>(List.of(first));
        long bytes = first.size();
        List<Step> waiting = archive.steps()
                .list()
                .find(StepSearch.all().ofKind(KIND).in(StepState.WAITING).most(TOGETHER - 1));
        for (UUID id : waiting.stream()
                .map(Step::subject)
                .filter(Objects::nonNull)
                .distinct()
                .toList()) {
            HeldFile file = file(id).orElse(null);
            if (file != null
                    && !file.id().equals(first.id())
                    && !isAnswered(file, droid)
                    && bytes + file.size() <= BYTES_TOGETHER) {
                lot.add(file);
                bytes += file.size();
            }
        }
        return lot;
    }

    private void identify(List<HeldFile> files, DroidRun droid, StepProgress progress) throws IOException {
        Path desk = shelf.desk();
        List<LocalCopy> copies = new ArrayList<>();
        try {
            List<DroidRun.Subject> subjects = new ArrayList<>();
            List<HeldFile> here = new ArrayList<>();
            for (HeldFile file : files) {
                Optional<LocalCopy> copy = copy(file, desk, here.isEmpty());
                if (copy.isPresent()) {
                    copies.add(copy.get());
                    subjects.add(new DroidRun.Subject(copy.get().path(), file.name()));
                    here.add(file);
                }
            }
            List<List<String>> found = droid.identify(subjects, desk);
            Map<String, String> names = droid.signatures()
                    .names(found.stream().flatMap(List::stream).distinct().toList());
            archive.write(new Act("inspection", KIND, null), catalogued -> {
                progress.hold(catalogued);
                for (int i = 0; i < here.size(); i++) {
                    keep(catalogued, here.get(i).id(), found.get(i), names, droid);
                }
                return null;
            });
        } finally {
            for (LocalCopy copy : copies) {
                copy.close();
            }
            RenditionShelf.clear(desk);
        }
    }

    /** Where the bytes of a file are; that those of another are gone is for its own step to say. */
    private Optional<LocalCopy> copy(HeldFile file, Path desk, boolean first) throws IOException {
        try {
            return Optional.of(LocalCopy.of(
                    archive.store(),
                    new ObjectId(file.recordId()),
                    file.storedAt(),
                    desk.resolve("copies").resolve(file.id().toString())));
        } catch (StorageFault e) {
            if (first) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static void keep(
            Cataloguing desk, UUID file, List<String> puids, Map<String, String> names, DroidRun droid) {
        ObjectNode said = JsonNodeFactory.instance
                .objectNode()
                .put("tool", "DROID " + droid.tool().versionIfThere().orElse(""))
                .put("signatures", droid.signatures().text())
                .put("at", Instant.now().toString());
        ArrayNode formats = said.putArray("formats");
        puids.stream()
                .limit(MOST_NAMED)
                .forEach(puid ->
                        formats.addObject().put("puid", puid).put("name", Reading.clean(names.getOrDefault(puid, ""))));
        Inspections.note(desk, file, FIELD, said);
        desk.session()
                .createNativeMutationQuery(
                        "update file set puid = :puid where id = :id and puid is distinct from :puid")
                .setParameter("puid", puids.size() == 1 ? puids.get(0) : null, String.class)
                .setParameter("id", file)
                .executeUpdate();
    }
}
