package org.wenku.ingest.sheet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.UUID;
import org.wenku.archive.accession.BatchUndo;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.sheet.NotASheet;
import org.wenku.archive.step.NewStep;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepEnding;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepPriority;
import org.wenku.archive.step.StepProgress;
import org.wenku.archive.step.StepQueue;
import org.wenku.ingest.Sentence;

/** Imports and undoings as background steps, for whoever will not wait at the terminal. */
public final class SheetSteps {

    /** The kind of step that checks a sheet and, where its wish says so, enters it. */
    public static final String IMPORT = "sheet-import";

    /** The kind of step that takes a batch back. */
    public static final String UNDO = "batch-undo";

    private final SheetImports imports;

    private SheetSteps(SheetImports imports) {
        this.imports = imports;
    }

    /** Has this queue do the steps of these imports. */
    public static void register(StepQueue queue, SheetImports imports) {
        SheetSteps steps = new SheetSteps(imports);
        queue.register(IMPORT, steps::importSheet);
        queue.register(UNDO, steps::undo);
    }

    /** The step that checks a sheet, and then enters it if that is wanted. */
    public static NewStep check(SheetImport sheet, boolean enter, String by) {
        return new NewStep(
                        IMPORT,
                        sheet.id(),
                        StepPriority.SOON,
                        JsonNodeFactory.instance.objectNode().put("enter", enter),
                        by)
                .in(sheet.batch())
                .once(IMPORT + ":" + sheet.id() + ":" + enter);
    }

    /** The step that goes on undoing a batch of which the undoing was begun. */
    public static NewStep undo(UUID batch, String by) {
        return new NewStep(UNDO, batch, StepPriority.SOON, JsonNodeFactory.instance.objectNode(), by)
                .once(UNDO + ":" + batch);
    }

    private StepEnding importSheet(Step step, StepProgress progress) throws IOException {
        UUID id = java.util.Objects.requireNonNull(step.subject());
        Telling telling = new Telling(progress);
        if (imports.with(id).isEmpty()) {
            return StepEnding.done(StepNote.of("此导入已不存在。", "The import is no longer there."));
        }
        try {
            if (!imports.check(id, telling)) {
                return StepEnding.stopped();
            }
        } catch (NotASheet e) {
            Sentence why = SheetSentences.of(e);
            return StepEnding.failed(new StepNote(why.chinese(), why.english(), e.getMessage()));
        }
        SheetImport checked = imports.with(id).orElseThrow();
        if (step.wish().path("enter").asBoolean() && !imports.isHindered(checked) && !imports.enter(id, telling)) {
            return StepEnding.stopped();
        }
        Sentence said = SheetSentences.of(imports.with(id).orElseThrow());
        return StepEnding.done(StepNote.of(said.chinese(), said.english()));
    }

    private StepEnding undo(Step step, StepProgress progress) {
        UUID batch = java.util.Objects.requireNonNull(step.subject());
        imports.undo(batch, step.askedBy(), new BatchUndo.Watch() {
            @Override
            public void accept(Long done) {
                progress.at(done, null);
            }

            @Override
            public void hold(Cataloguing desk) {
                progress.hold(desk);
            }
        });
        return StepEnding.done();
    }

    private record Telling(StepProgress progress) implements SheetWatch {
        @Override
        public void at(SheetImport.Phase phase, long done, long total) {
            progress.at(done, total);
        }

        @Override
        public boolean mustStop() {
            return progress.mustStop();
        }

        @Override
        public void hold(Cataloguing desk) {
            progress.hold(desk);
        }
    }
}
