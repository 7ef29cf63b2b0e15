package org.wenku.ingest.likeness;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wenku.archive.Archive;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.holding.TextPart;
import org.wenku.archive.likeness.LikenessKind;
import org.wenku.archive.likeness.Neighbours;
import org.wenku.archive.likeness.TextSketch;
import org.wenku.archive.step.NewStep;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepEnding;
import org.wenku.archive.step.StepPriority;
import org.wenku.archive.step.StepProgress;
import org.wenku.archive.step.StepWork;
import org.wenku.archive.unpacking.Container;

/** The step that finds files with nearly the same text. */
public final class TextLikeness implements StepWork {

    /** The kind of these steps. */
    public static final String KIND = "text-likeness";

    private static final int PARTS_AT_ONCE = 16;

    private final Archive archive;
    private final Neighbours neighbours;

    /** Compares the texts of this archive. */
    public TextLikeness(Archive archive) {
        this.archive = requireNonNull(archive, "archive");
        this.neighbours = new Neighbours(archive);
    }

    /**
     * Whether the text of such a file is its own. What packed files and mailboxes say is said by what is taken out of
     * them too, and every one of them would be like its own contents.
     */
    public static boolean concerns(FileKind kind, String mediaType) {
        return (kind == FileKind.ORIGINAL || kind == FileKind.TRANSCRIPT)
                && Container.of(mediaType)
                        .filter(container -> container != Container.MESSAGE)
                        .isEmpty();
    }

    /** The step for a file whose text has just been entered. */
    public static NewStep of(UUID file, String by) {
        return NewStep.of(KIND, file, StepPriority.WHEN_QUIET, by);
    }

    /**
     * The step for a file whose text has become another: under a key of its own, because one that is at work already may
     * have read the text before.
     */
    public static NewStep again(UUID file, String by) {
        return of(file, by).once(KIND + ":again:" + file);
    }

    @Override
    public StepEnding work(Step step, StepProgress progress) {
        UUID subject = requireNonNull(step.subject());
        Optional<HeldFile> held = archive.read(catalogue -> catalogue.file(subject));
        if (held.filter(file -> concerns(file.kind(), file.mediaType())).isEmpty()) {
            return StepEnding.done();
        }
        TextSketch.Making making = new TextSketch.Making();
        int next = 1;
        for (List<TextPart> parts = parts(subject, next); !parts.isEmpty(); parts = parts(subject, next)) {
            parts.forEach(part -> making.add(part.body()));
            next = parts.get(parts.size() - 1).ordinal() + 1;
            if (progress.mustStop()) {
                return StepEnding.stopped();
            }
        }
        neighbours.keep(subject, LikenessKind.TEXT, making.made().orElse(null), progress::hold);
        return StepEnding.done();
    }

    private List<TextPart> parts(UUID file, int from) {
        return archive.read(catalogue -> catalogue.textParts(file, from, PARTS_AT_ONCE));
    }
}
