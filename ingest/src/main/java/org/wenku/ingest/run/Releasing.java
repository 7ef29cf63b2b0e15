package org.wenku.ingest.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wenku.archive.step.NewStep;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepEnding;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepPriority;
import org.wenku.archive.step.StepProgress;
import org.wenku.archive.step.StepWork;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.quarantine.QuarantineItem;
import org.wenku.ingest.quarantine.QuarantineItem.State;
import org.wenku.ingest.quarantine.QuarantineRegister;

/**
 * Does what was decided about a quarantined item: takes in what was released, destroys what was refused. As a step,
 * because the decision is committed first and neither a kill nor a long run may make it forgotten.
 */
public final class Releasing implements StepWork {

    /** The kind of these steps. */
    public static final String KIND = "quarantine";

    private final Ingest ingest;
    private final QuarantineRegister register;

    /** Acts on the decisions in this register. */
    public Releasing(Ingest ingest, QuarantineRegister register) {
        this.ingest = ingest;
        this.register = register;
    }

    /** The step to be asked for in the transaction of a decision. */
    public static NewStep after(UUID item, String by) {
        return NewStep.of(KIND, item, StepPriority.SOON, by);
    }

    @Override
    public StepEnding work(Step step, StepProgress progress) throws IOException {
        UUID id = step.subject();
        Optional<QuarantineItem> item = id == null ? Optional.empty() : register.find(id);
        if (item.isEmpty()) {
            return StepEnding.done();
        }
        State state = item.get().state();
        if (state == State.REFUSED || state == State.TAKEN) {
            ingest.betweenRuns(() -> register.destroy(item.get()));
            return StepEnding.done();
        }
        return state == State.RELEASED ? take(item.get()) : StepEnding.done();
    }

    private StepEnding take(QuarantineItem item) throws IOException {
        Path bytes = register.bytes(item);
        if (!Files.exists(bytes)) {
            return StepEnding.failed(
                    StepNote.of("隔离区中已没有这个文件的内容。", "The bytes of this file are not in the quarantine any more."));
        }
        List<IngestOutcome> outcomes = new ArrayList<>();
        IngestSummary summary = ingest.release(item, bytes, new IngestWatch() {
            @Override
            public void found(Path path, long size) {
                // The one thing there is.
            }

            @Override
            public void ended(Path path, long size, IngestOutcome outcome) {
                outcomes.add(outcome);
            }
        });
        Sentence stopped = summary.stopped();
        if (stopped != null) {
            throw new IOException(stopped.english());
        }
        IngestOutcome outcome = outcomes.get(0);
        Sentence said = outcome.sentence();
        if (outcome.recordId().isEmpty()) {
            return StepEnding.failed(
                    new StepNote(said.chinese(), said.english(), outcome.cause().orElse(null)));
        }
        ingest.betweenRuns(() -> register.taken(item, outcome.recordId().get()));
        return StepEnding.done(StepNote.of(said.chinese(), said.english()));
    }
}
