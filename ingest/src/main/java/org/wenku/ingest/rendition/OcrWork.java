package org.wenku.ingest.rendition;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.holding.OcrState;
import org.wenku.archive.holding.TextPart;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepEnding;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepProgress;
import org.wenku.archive.step.StepWork;
import org.wenku.archive.storage.LocalCopy;
import org.wenku.archive.storage.ObjectId;
import org.wenku.ingest.derive.Ocr;
import org.wenku.ingest.derive.OcrPage;
import org.wenku.ingest.derive.OcrResult;
import org.wenku.ingest.likeness.TextLikeness;

/**
 * The step that reads a picture of text after it was taken in. How it ended stands with the file, in its
 * {@link OcrState}; engine, version and language stand with the text.
 */
final class OcrWork implements StepWork {

    private static final Logger LOG = LoggerFactory.getLogger(OcrWork.class);

    private static final Set<OcrState> READABLE =
            EnumSet.of(OcrState.PENDING, OcrState.UNAVAILABLE, OcrState.MISSING_LANGUAGE, OcrState.FAILED);

    private final Archive archive;
    private final Ocr ocr;

    OcrWork(Archive archive, Ocr ocr) {
        this.archive = requireNonNull(archive, "archive");
        this.ocr = requireNonNull(ocr, "ocr");
    }

    @Override
    public StepEnding work(Step step, StepProgress progress) {
        Optional<HeldFile> file = archive.read(catalogue -> catalogue.file(requireNonNull(step.subject())));
        boolean anew = step.wish().path("anew").asBoolean();
        if (file.isEmpty() || !(anew || READABLE.contains(file.get().ocrState()))) {
            return StepEnding.done();
        }
        OcrResult result = read(file.get(), progress);
        if (progress.mustStop()) {
            return StepEnding.stopped();
        }
        keep(file.get(), result, progress);
        return ending(result);
    }

    private OcrResult read(HeldFile file, StepProgress progress) {
        long[] pages = {0};
        try (LocalCopy copy = LocalCopy.of(
                archive.store(),
                new ObjectId(file.recordId()),
                file.storedAt(),
                archive.home().resolve("scratch").resolve("ocr-" + file.id()))) {
            return ocr.read(copy.path(), file.mediaType(), Set.of(), page -> progress.at(++pages[0], null));
        } catch (IOException | RuntimeException e) {
            LOG.warn("OCR of file {} failed", file.id(), e);
            return new OcrResult(OcrState.FAILED, List.of(), "", "", String.valueOf(e.getMessage()));
        }
    }

    private static StepEnding ending(OcrResult result) {
        return switch (result.state()) {
            case UNAVAILABLE ->
                StepEnding.unavailable(
                        "tesseract",
                        StepNote.of(
                                "缺少 tesseract，暂不能识别文字；安装后自动继续。",
                                "Without tesseract the text is not read; it is read when the program is there."));
            case MISSING_LANGUAGE ->
                StepEnding.unavailable(
                        "tesseract",
                        new StepNote(
                                "tesseract 缺少所需的语言数据；安装后自动继续。",
                                "tesseract lacks the languages wanted; it goes on when they are there.",
                                result.cause()));
            case FAILED -> StepEnding.failed(new StepNote("文字识别未成功。", "The text could not be read.", result.cause()));
            default -> StepEnding.done();
        };
    }

    private void keep(HeldFile file, OcrResult result, StepProgress progress) {
        boolean any = result.pages().stream().anyMatch(page -> !page.text().isBlank());
        List<TextPart> parts = any ? merged(file.id(), result.pages()) : List.of();
        FileText text = any ? text(file.id(), result, parts) : null;
        archive.write(new Act("ocr", "ocr", null), desk -> {
            progress.hold(desk);
            desk.readByOcr(file, result.state(), result.cause().isEmpty() ? null : result.cause(), text, parts);
            if (text != null) {
                archive.steps().ask(desk, TextLikeness.again(file.id(), "ocr"));
            }
            return null;
        });
    }

    /** The pages read from pictures among those that had text of their own. */
    private List<TextPart> merged(UUID file, List<OcrPage> pages) {
        TreeMap<Integer, String> byPage = new TreeMap<>();
        List<TextPart> others = new ArrayList<>();
        for (TextPart part : archive.read((Catalogue catalogue) -> catalogue.textParts(file, 1, Integer.MAX_VALUE))) {
            String label = part.label();
            if (label != null && label.matches("\\d{1,9}")) {
                byPage.merge(Integer.valueOf(label), part.body(), String::concat);
            } else if (!part.body().isBlank()) {
                others.add(part);
            }
        }
        pages.forEach(page -> byPage.put(page.number(), page.text()));
        List<TextPart> parts = new ArrayList<>();
        byPage.forEach((page, body) -> parts.add(new TextPart(parts.size() + 1, Integer.toString(page), body)));
        others.forEach(part -> parts.add(new TextPart(parts.size() + 1, part.label(), part.body())));
        return parts;
    }

    private static FileText text(UUID file, OcrResult result, List<TextPart> parts) {
        String language = result.pages().get(0).language();
        return new FileText(
                file,
                FileText.TextOrigin.OCR,
                result.engine(),
                result.version(),
                null,
                true,
                switch (language) {
                    case "chi_sim" -> "zh-Hans";
                    case "chi_tra" -> "zh-Hant";
                    case "eng" -> "en";
                    default -> language;
                },
                false,
                parts.size(),
                parts.stream().mapToLong(part -> part.body().length()).sum());
    }
}
