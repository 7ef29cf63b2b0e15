package org.wenku.ingest.derive;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.wenku.archive.holding.OcrState;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.extract.Rendering;
import org.wenku.ingest.inspect.Tool;
import org.wenku.ingest.inspect.Toolbox;

/**
 * Reads the text of images and of PDF pages that have none, with tesseract.
 *
 * <p>A step of its own after extraction, slow and resumable page by page. The pages are drawn by the extractor's children;
 * only the picture they made reaches tesseract, never the depositor's file.
 */
public final class Ocr {

    private static final int LONGEST_SIDE = 5_000;

    private final Extractor extractor;

    private final Toolbox toolbox;

    private final OcrSettings settings;

    /** OCR with these means; whether tesseract is there is looked up anew for every file. */
    public Ocr(Extractor extractor, Toolbox toolbox, OcrSettings settings) {
        this.extractor = requireNonNull(extractor, "extractor");
        this.toolbox = requireNonNull(toolbox, "toolbox");
        this.settings = requireNonNull(settings, "settings");
    }

    /** Whether files of this type can be read by OCR at all. */
    public static boolean concerns(String mediaType) {
        return mediaType.equals("application/pdf")
                || (mediaType.startsWith("image/") && !mediaType.equals("image/svg+xml"));
    }

    /**
     * Reads all pages that need it.
     *
     * @param known pages that an earlier run has read; they are passed over
     * @param progress told of each page as it is read, so that it can be kept
     */
    public OcrResult read(Path file, String mediaType, Set<Integer> known, Consumer<OcrPage> progress) {
        Tool tesseract = toolbox.tool(Tool.Kind.TESSERACT);
        if (!concerns(mediaType)) {
            return OcrResult.without(OcrState.NOT_NEEDED, "");
        }
        if (!tesseract.isThere()) {
            return OcrResult.without(OcrState.UNAVAILABLE, "tesseract is not installed");
        }
        List<String> languages = settings.languages().stream()
                .filter(tesseract.languages()::contains)
                .toList();
        if (languages.isEmpty()) {
            return OcrResult.without(
                    OcrState.MISSING_LANGUAGE,
                    "none of " + settings.languages() + " is installed, only " + tesseract.languages());
        }
        return new Run(file, mediaType, tesseract, languages, progress).pages(known);
    }

    /** One file. */
    private final class Run {

        private final Path file;

        private final boolean pdf;

        private final Tool tool;

        private final Consumer<OcrPage> progress;

        private final Tesseract tesseract;

        private final List<OcrPage> read = new ArrayList<>();

        private final String mediaType;

        private List<String> languages;

        private String cause = "";

        Run(Path file, String mediaType, Tool tool, List<String> languages, Consumer<OcrPage> progress) {
            this.file = file;
            this.mediaType = mediaType;
            this.pdf = mediaType.equals("application/pdf");
            this.tool = tool;
            this.tesseract = new Tesseract(tool, settings.patience());
            this.languages = languages;
            this.progress = progress;
        }

        OcrResult pages(Set<Integer> known) {
            try {
                Files.createDirectories(settings.scratch());
                List<Integer> wanted = pdf ? extractor.textlessPages(file, settings.mostPages()) : imagePages();
                if (wanted.isEmpty()) {
                    return OcrResult.without(OcrState.NOT_NEEDED, "");
                }
                wanted.stream().filter(number -> !known.contains(number)).forEach(this::pageOrCause);
                return end(cause.isEmpty() ? OcrState.DONE : OcrState.FAILED, cause);
            } catch (IOException e) {
                return end(OcrState.FAILED, String.valueOf(e.getMessage()));
            }
        }

        private OcrResult end(OcrState state, String cause) {
            return new OcrResult(state, read, "tesseract", tool.versionIfThere().orElse(""), cause);
        }

        private List<Integer> imagePages() throws IOException {
            Path picture = Files.createTempFile(settings.scratch(), "page-", ".png");
            try {
                int pages = drawn(extractor.thumbnail(file, mediaType, 1, 64, picture))
                        .pages();
                return IntStream.rangeClosed(1, Math.max(1, Math.min(pages, settings.mostPages())))
                        .boxed()
                        .toList();
            } finally {
                Files.deleteIfExists(picture);
            }
        }

        // A page that fails does not keep the others from being read.
        private void pageOrCause(int number) {
            try {
                page(number);
            } catch (IOException e) {
                cause = cause.isEmpty() ? "page " + number + ": " + e.getMessage() : cause;
            }
        }

        private void page(int number) throws IOException {
            Path picture = Files.createTempFile(settings.scratch(), "page-", ".png");
            try {
                drawn(
                        pdf
                                ? extractor.scanPage(file, number, picture)
                                : extractor.thumbnail(file, mediaType, number, LONGEST_SIDE, picture));
                OcrPage page = tesseract.readBest(picture, number, candidates(picture));
                if (!page.text().isEmpty()) {
                    // The other pages of a document are most likely in the language of the first.
                    languages = List.of(page.language());
                }
                read.add(page);
                progress.accept(page);
            } finally {
                Files.deleteIfExists(picture);
            }
        }

        // A cheap look at the script leaves at most the two Chinese ones to choose from by reading the page.
        private List<String> candidates(Path picture) throws IOException {
            if (languages.size() == 1 || !tool.languages().contains("osd")) {
                return languages;
            }
            String script = tesseract.script(picture).orElse("");
            boolean han = script.startsWith("Han") || script.equals("Japanese") || script.equals("Korean");
            List<String> fitting = languages.stream()
                    .filter(language -> han == language.startsWith("chi"))
                    .toList();
            boolean told = han || script.equals("Latin");
            return told && !fitting.isEmpty() ? fitting : languages;
        }

        private Rendering.Rendered drawn(Rendering rendering) throws IOException {
            if (rendering instanceof Rendering.Rendered rendered) {
                return rendered;
            }
            throw new IOException("the page cannot be drawn: " + ((Rendering.NotRendered) rendering).cause());
        }
    }
}
