package org.wenku.ingest.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.holding.OcrState;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.extract.TestWorkers;
import org.wenku.ingest.inspect.Toolbox;

class OcrTest {

    private static final Set<Integer> NONE = Set.of();

    @TempDir
    static Path folder;

    private static Extractor extractor;

    private static Ocr ocr;

    @BeforeAll
    static void start() {
        extractor = Extractor.start(TestWorkers.settings(folder.resolve("scratch")));
        ocr = new Ocr(extractor, Toolbox.probe(), OcrSettings.standard(folder.resolve("ocr")));
    }

    @AfterAll
    static void stop() {
        extractor.close();
    }

    @Test
    void simplified_characters_in_a_picture_are_read_in_their_own_language() throws IOException {
        OcrResult result = ocr.read(picture("这条街上的人们还记得那个车间", "后来发展成为街道的档案馆"), "image/png", NONE, p -> {});

        assertThat(result.state()).as(result.cause()).isEqualTo(OcrState.DONE);
        assertThat(result.pages().get(0).language()).isEqualTo("chi_sim");
        assertThat(result.pages().get(0).text()).contains("还记得");
        assertThat(result.engine()).isEqualTo("tesseract");
        assertThat(result.version()).isNotEmpty();
    }

    @Test
    void traditional_characters_in_a_picture_are_read_in_their_own_language() throws IOException {
        OcrResult result = ocr.read(picture("這條街上的人們還記得那個車間", "後來發展成為街道的檔案館"), "image/png", NONE, p -> {});

        assertThat(result.pages().get(0).language()).isEqualTo("chi_tra");
        assertThat(result.pages().get(0).text()).contains("還記得");
    }

    @Test
    void a_scanned_pdf_is_read_page_by_page_and_can_be_continued() throws IOException {
        Path pdf = folder.resolve("scan.pdf");
        try (PDDocument document = new PDDocument()) {
            for (Path picture : List.of(
                    picture("The river rose in spring", "and reached the houses"),
                    picture("The old people said that", "it had not been so high"))) {
                PDPage page = new PDPage(PDRectangle.A5);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawImage(
                            LosslessFactory.createFromImage(document, ImageIO.read(picture.toFile())),
                            20,
                            200,
                            380,
                            150);
                }
            }
            document.save(pdf.toFile());
        }
        List<Integer> told = new ArrayList<>();

        OcrResult result = ocr.read(pdf, "application/pdf", Set.of(1), page -> told.add(page.number()));

        assertThat(result.state()).as(result.cause()).isEqualTo(OcrState.DONE);
        assertThat(told).containsExactly(2);
        assertThat(result.pages().get(0).text()).containsIgnoringCase("old people");
        assertThat(result.pages().get(0).language()).isEqualTo("eng");
        try (var left = Files.list(folder.resolve("ocr"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void without_tesseract_the_state_says_so() throws IOException {
        Ocr without = new Ocr(extractor, Toolbox.empty(), OcrSettings.standard(folder.resolve("ocr")));

        OcrResult result = without.read(picture("text"), "image/png", NONE, p -> {});

        assertThat(result.state()).isEqualTo(OcrState.UNAVAILABLE);
        assertThat(result.cause()).contains("tesseract");
    }

    @Test
    void a_language_that_is_not_installed_is_named() throws IOException {
        OcrSettings klingon = OcrSettings.standard(folder.resolve("ocr")).withLanguages(List.of("tlh"));

        OcrResult result =
                new Ocr(extractor, Toolbox.probe(), klingon).read(picture("text"), "image/png", NONE, p -> {});

        assertThat(result.state()).isEqualTo(OcrState.MISSING_LANGUAGE);
        assertThat(result.cause()).contains("tlh");
    }

    @Test
    void a_picture_that_cannot_be_drawn_fails_by_name() throws IOException {
        Path broken = Files.write(folder.resolve("broken.tiff"), new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0, 1});

        OcrResult result = ocr.read(broken, "image/tiff", NONE, p -> {});

        assertThat(result.state()).isEqualTo(OcrState.FAILED);
        assertThat(result.cause()).contains("cannot be drawn");
    }

    @Test
    void text_needs_no_ocr() {
        assertThat(ocr.read(folder.resolve("a.txt"), "text/plain", NONE, p -> {})
                        .state())
                .isEqualTo(OcrState.NOT_NEEDED);
    }

    private static Path picture(String... lines) throws IOException {
        BufferedImage image = new BufferedImage(1500, 250 + 100 * lines.length, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setColor(Color.BLACK);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(new Font("Noto Sans CJK SC", Font.PLAIN, 56));
        for (int i = 0; i < lines.length; i++) {
            g.drawString(lines[i], 100, 150 + 100 * i);
        }
        g.dispose();
        Path file = Files.createTempFile(folder, "picture", ".png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
