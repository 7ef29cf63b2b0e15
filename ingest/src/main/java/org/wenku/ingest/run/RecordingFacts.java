package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepEnding;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepProgress;
import org.wenku.archive.step.StepWork;
import org.wenku.archive.storage.LocalCopy;
import org.wenku.archive.storage.ObjectId;
import org.wenku.ingest.inspect.MediaInspection;
import org.wenku.ingest.inspect.Toolbox;

/**
 * The step that asks ffprobe what a recording is: how long, in which streams. It is done after a file has come in, because
 * nothing waits for the answer and a program must be started for it; and so what could not be asked while ffprobe was
 * missing is asked when it appears.
 */
public final class RecordingFacts implements StepWork {

    /** The kind of these steps. */
    public static final String KIND = "media-facts";

    /** The place of the facts in the technical metadata of a file. */
    static final String FIELD = "media";

    private static final String PROBLEM = "mediaProblem";

    private final Archive archive;
    private final Toolbox toolbox;

    /** Asks about the recordings of this archive. */
    public RecordingFacts(Archive archive, Toolbox toolbox) {
        this.archive = requireNonNull(archive, "archive");
        this.toolbox = requireNonNull(toolbox, "toolbox");
    }

    @Override
    public StepEnding work(Step step, StepProgress progress) throws IOException {
        UUID subject = requireNonNull(step.subject());
        Optional<HeldFile> held = archive.read(catalogue -> catalogue.file(subject));
        if (held.isEmpty()) {
            return StepEnding.done();
        }
        MediaInspection seen = look(held.get());
        if (seen instanceof MediaInspection.Unavailable none) {
            String tool = none.tool().kind().program();
            return StepEnding.unavailable(
                    tool,
                    StepNote.of(
                            "缺少 " + tool + "，暂不知录音录像的时长和编码；安装后自动继续。",
                            "Without " + tool + " it is not known how long the recording is and how it is encoded;"
                                    + " it is asked when the program is there."));
        }
        keep(held.get(), seen, progress);
        return seen instanceof MediaInspection.Failed failed
                ? StepEnding.done(new StepNote("ffprobe 无法识别此录音录像。", "ffprobe could not read it.", failed.cause()))
                : StepEnding.done();
    }

    private MediaInspection look(HeldFile file) throws IOException {
        try (LocalCopy copy = LocalCopy.of(
                archive.store(),
                new ObjectId(file.recordId()),
                file.storedAt(),
                archive.home().resolve("scratch").resolve(KIND + "-" + file.id()))) {
            return MediaInspection.of(copy.path(), toolbox);
        }
    }

    private void keep(HeldFile file, MediaInspection seen, StepProgress progress) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        if (seen instanceof MediaInspection.Found found) {
            found.facts().forEach((name, value) -> facts.put(Reading.clean(name), Reading.clean(value)));
        } else if (seen instanceof MediaInspection.Failed failed) {
            facts.put(PROBLEM, Reading.clean(failed.cause()));
        }
        archive.write(new Act("inspection", KIND, null), desk -> {
            progress.hold(desk);
            Inspections.note(desk, file.id(), FIELD, facts);
            say(desk, file.recordId(), seen.statements());
            return null;
        });
    }

    /** Says how long it is, unless that is said already or a person has said something else. */
    private static void say(Cataloguing desk, UUID id, List<Statement> found) {
        CatalogueRecord record = desk.held(List.of(id)).get(id);
        if (record == null
                || record.statements()
                        .of(Term.EXTENT)
                        .anyMatch(said -> said.origin().kind() == Origin.Kind.CURATED)) {
            return;
        }
        List<Statement> said = new ArrayList<>(record.statements().all());
        List<String> extents = record.statements().values(Term.EXTENT);
        found.stream().filter(one -> !extents.contains(one.value())).forEach(said::add);
        if (said.size() > record.statements().all().size()) {
            desk.describeEach(Map.of(record, new Statements(said)));
        }
    }
}
