package org.wenku.archive.changeset;

import java.util.UUID;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.step.NewStep;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepEnding;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepPriority;
import org.wenku.archive.step.StepProgress;

/** The work on change sets as steps in the background, so that nobody has to wait and no kill stops it. */
public final class ChangeSetSteps {

    /** Works out a set. */
    public static final String PREVIEW = "change-set-preview";

    /** Applies a set. */
    public static final String APPLY = "change-set-apply";

    private final Archive archive;
    private final ChangeSets sets;

    private ChangeSetSteps(Archive archive) {
        this.archive = archive;
        this.sets = new ChangeSets(archive);
    }

    /** Has the queue of this archive know how it is done; before it is started. */
    public static ChangeSetSteps register(Archive archive) {
        ChangeSetSteps steps = new ChangeSetSteps(archive);
        archive.steps().register(PREVIEW, steps::preview);
        archive.steps().register(APPLY, steps::apply);
        return steps;
    }

    /** Has a set worked out in the background. */
    public static void askPreview(Archive archive, ChangeSet set) {
        archive.steps().ask(NewStep.of(PREVIEW, set.id(), StepPriority.SOON, set.madeBy()));
    }

    /**
     * Has a set applied in the background.
     *
     * @throws BadWish if the set is not previewed
     */
    public static void askApply(Archive archive, UUID set, String by) {
        archive.<Void>write(new Act(by, "edit", null), desk -> {
            askApply(archive, desk, set, by);
            return null;
        });
    }

    /** The same within a transaction of others, such as one that also writes the audit log. */
    public static void askApply(Archive archive, Cataloguing desk, UUID set, String by) {
        ChangeSets.askToApply(desk, set, by);
        archive.steps().ask(desk, NewStep.of(APPLY, set, StepPriority.SOON, by));
    }

    private StepEnding preview(Step step, StepProgress progress) {
        sets.preview(subject(step), progress);
        return ending(step, ChangeSet.State.PREVIEWING);
    }

    private StepEnding apply(Step step, StepProgress progress) {
        sets.apply(subject(step), progress);
        return ending(step, ChangeSet.State.APPLYING);
    }

    private StepEnding ending(Step step, ChangeSet.State unfinished) {
        ChangeSet set = archive.read(
                        catalogue -> catalogue.ask(session -> new ChangeSetTable(session).find(subject(step))))
                .orElseThrow();
        Saying trouble = set.trouble();
        if (trouble != null) {
            return StepEnding.failed(StepNote.of(trouble.chinese(), trouble.english()));
        }
        return set.state() == unfinished
                ? StepEnding.stopped()
                : StepEnding.done(StepNote.of("修改集“" + set.name() + "”", "Change set “" + set.name() + "”"));
    }

    private static UUID subject(Step step) {
        UUID subject = step.subject();
        if (subject == null) {
            throw new IllegalArgumentException("a step of kind " + step.kind() + " needs the set as its subject");
        }
        return subject;
    }
}
