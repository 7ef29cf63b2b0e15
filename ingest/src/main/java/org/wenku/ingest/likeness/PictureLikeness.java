package org.wenku.ingest.likeness;

import static java.util.Objects.requireNonNull;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.likeness.LikenessKind;
import org.wenku.archive.likeness.Neighbours;
import org.wenku.archive.likeness.PictureSketch;
import org.wenku.archive.rendition.Rendition;
import org.wenku.archive.rendition.RenditionKind;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.archive.step.NewStep;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepEnding;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepPriority;
import org.wenku.archive.step.StepProgress;
import org.wenku.archive.step.StepWork;
import org.wenku.archive.storage.LocalCopy;
import org.wenku.archive.storage.ObjectId;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.extract.Rendering;

/**
 * The step that finds pictures on which nearly the same is to be seen. What it looks at is a small picture that an
 * extraction process has drawn, never the donor's bytes.
 */
public final class PictureLikeness implements StepWork {

    /** The kind of these steps. */
    public static final String KIND = "picture-likeness";

    private static final int LONGEST = 320;

    private final Archive archive;
    private final Extractor extractor;
    private final RenditionShelf shelf;
    private final Neighbours neighbours;

    /** Compares the pictures of this archive, drawn by this extractor where there is no thumbnail yet. */
    public PictureLikeness(Archive archive, Extractor extractor) {
        this.archive = requireNonNull(archive, "archive");
        this.extractor = requireNonNull(extractor, "extractor");
        this.shelf = new RenditionShelf(archive);
        this.neighbours = new Neighbours(archive);
    }

    /** Whether such a file is a picture that is compared. */
    public static boolean concerns(FileKind kind, String mediaType) {
        return kind == FileKind.ORIGINAL && mediaType.startsWith("image/") && !mediaType.startsWith("image/svg");
    }

    /** The step for a picture that has just been entered. */
    public static NewStep of(UUID file, String by) {
        return NewStep.of(KIND, file, StepPriority.WHEN_QUIET, by);
    }

    @Override
    public StepEnding work(Step step, StepProgress progress) throws IOException {
        UUID subject = requireNonNull(step.subject());
        Optional<HeldFile> held = archive.read(catalogue -> catalogue.file(subject));
        if (held.filter(file -> concerns(file.kind(), file.mediaType())).isEmpty()) {
            return StepEnding.done();
        }
        BufferedImage picture = small(held.get());
        if (picture == null) {
            // That it cannot be drawn is said by the step of the thumbnail, once.
            return StepEnding.done(StepNote.of("图像无法绘出，不作比对。", "It cannot be drawn and so is not compared."));
        }
        neighbours.keep(subject, LikenessKind.PICTURE, PictureSketch.of(picture).orElse(null), progress::hold);
        return StepEnding.done();
    }

    private @Nullable BufferedImage small(HeldFile file) throws IOException {
        Optional<Rendition> thumbnail = shelf.find(file.sha256(), RenditionKind.THUMBNAIL);
        if (thumbnail.isPresent()) {
            return ImageIO.read(shelf.path(thumbnail.get()).toFile());
        }
        Path desk = shelf.desk();
        try {
            Path target = desk.resolve("small.jpg");
            try (LocalCopy copy = LocalCopy.of(
                    archive.store(), new ObjectId(file.recordId()), file.storedAt(), desk.resolve("source"))) {
                Rendering drawn = extractor.thumbnail(copy.path(), file.mediaType(), 1, LONGEST, target);
                return drawn instanceof Rendering.Rendered && Files.exists(target)
                        ? ImageIO.read(target.toFile())
                        : null;
            }
        } finally {
            RenditionShelf.clear(desk);
        }
    }
}
