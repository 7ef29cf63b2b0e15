package org.wenku.ingest.rendition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.OcrState;
import org.wenku.archive.rendition.RenditionKind;
import org.wenku.archive.step.NewStep;
import org.wenku.archive.step.StepPriority;

/** Which renditions a file needs. A plain text needs none, so that taking in many small files costs nothing more. */
public final class Needs {

    /** The kind of the step that reads pictures of text. */
    public static final String OCR = "ocr";

    /** Documents that LibreOffice opens. */
    private static final Set<String> OFFICE = Set.of(
            "application/msword",
            "application/rtf",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.oasis.opendocument.presentation",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private Needs() {}

    /** Whether files of this type are read as PDF, once LibreOffice has made one of them. */
    public static boolean isOffice(String mediaType) {
        return OFFICE.contains(mediaType.split(";", 2)[0].strip());
    }

    /** The kinds of rendition that files of this type need. */
    public static Set<RenditionKind> of(String mediaType) {
        String type = mediaType.split(";", 2)[0].strip();
        Set<RenditionKind> needs = EnumSet.noneOf(RenditionKind.class);
        if (type.equals("application/pdf")) {
            needs.add(RenditionKind.THUMBNAIL);
            needs.add(RenditionKind.TEXT_BOXES);
        } else if (type.startsWith("image/") && !type.startsWith("image/svg")) {
            needs.add(RenditionKind.THUMBNAIL);
            needs.add(RenditionKind.TILES);
        } else if (type.startsWith("audio/") && !type.contains("midi")) {
            needs.add(RenditionKind.WEB_COPY);
            needs.add(RenditionKind.WAVEFORM);
        } else if (type.startsWith("video/")) {
            needs.add(RenditionKind.WEB_COPY);
            needs.add(RenditionKind.WAVEFORM);
            needs.add(RenditionKind.POSTER);
        } else if (isOffice(type)) {
            needs.add(RenditionKind.PDF);
        }
        return needs;
    }

    /**
     * The steps that a newly entered file needs.
     *
     * @param by who took it in
     */
    public static List<NewStep> steps(UUID file, FileKind kind, String mediaType, long size, OcrState ocr, String by) {
        List<NewStep> steps = new ArrayList<>();
        if (size > 0 && (kind == FileKind.ORIGINAL || kind == FileKind.ACCESS)) {
            of(mediaType).forEach(need -> steps.add(step(need, file, by)));
        }
        if (ocr == OcrState.PENDING) {
            steps.add(NewStep.of(OCR, file, StepPriority.WHEN_QUIET, by));
        }
        return steps;
    }

    /** The step that makes one rendition of a file, if it was not made by the same tool already. */
    public static NewStep step(RenditionKind kind, UUID file, String by) {
        return new NewStep(
                kind.code(),
                file,
                StepPriority.WHEN_QUIET,
                JsonNodeFactory.instance.objectNode(),
                by,
                null,
                kind.code() + ":" + file);
    }
}
