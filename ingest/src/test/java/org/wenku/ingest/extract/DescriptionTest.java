package org.wenku.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;

class DescriptionTest {

    @TempDir
    static Path folder;

    private static Extractor extractor;

    @BeforeAll
    static void start() {
        extractor = Extractor.start(TestWorkers.settings(folder.resolve("scratch")));
    }

    @AfterAll
    static void stop() {
        extractor.close();
    }

    @Test
    void a_word_document_says_title_author_subjects_and_dates() throws IOException {
        Path file = folder.resolve("report.docx");
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            document.createParagraph().createRun().setText("街道档案馆一九五八年的工作报告，记录了各车间的情况。");
            var core = document.getProperties().getCoreProperties();
            core.setTitle("工作报告");
            core.setCreator("陈师傅");
            core.setSubjectProperty("街道；档案");
            core.setCreated(Optional.of(java.util.Date.from(java.time.Instant.parse("2009-03-04T05:06:07Z"))));
            document.write(out);
        }

        Facts facts = read(file).facts();

        assertThat(value(facts, Term.TITLE)).isEqualTo("工作报告");
        assertThat(value(facts, Term.CREATOR)).isEqualTo("陈师傅");
        assertThat(new Statements(facts.statements()).values(Term.SUBJECT)).containsExactly("街道", "档案");
        assertThat(first(facts, Term.CREATED).edtf()).isEqualTo("2009-03-04T05:06:07Z");
        assertThat(value(facts, Term.LANGUAGE)).isEqualTo("zh-Hans");
        assertThat(value(facts, Term.TYPE)).isEqualTo("Text");
        Statement title = first(facts, Term.TITLE);
        assertThat(title.language()).isEqualTo("zh-Hans");
        assertThat(title.origin().kind()).isEqualTo(Origin.Kind.EXTRACTED);
        assertThat(title.origin().tool()).isEqualTo("Apache Tika");
        assertThat(title.origin().field()).isEqualTo("dc:title");
        assertThat(title.origin().version()).startsWith("3.");
    }

    @Test
    void a_pdf_gives_the_text_of_each_page_and_its_extent() throws IOException {
        Path file = pdf("minutes.pdf", "minutes.pdf", "The first page of the minutes of the street", "The second page");

        Extraction extraction = read(file);

        assertThat(extraction.text().pages()).containsExactly(1, 2);
        assertThat(extraction.text().page(1)).contains("first page").doesNotContain("second");
        assertThat(extraction.text().page(2)).contains("second page");
        assertThat(value(extraction.facts(), Term.EXTENT)).isEqualTo("2 p.");
        assertThat(value(extraction.facts(), Term.CREATED)).isNotEmpty();
        assertThat(first(extraction.facts(), Term.CREATED).edtf()).isEqualTo("2001-02-03");
        assertThat(value(extraction.facts(), Term.LANGUAGE)).isEqualTo("en");
        assertThat(extraction.facts().statements())
                .as("a file name is no title")
                .noneMatch(s -> s.term() == Term.TITLE);
        assertThat(extraction.facts().needsOcr()).isFalse();
    }

    @Test
    void a_pdf_page_without_text_asks_for_ocr() throws IOException {
        Path file = pdf("scan.pdf", "Scan", "");

        Facts facts = read(file).facts();

        assertThat(facts.needsOcr()).isTrue();
        assertThat(facts.statements())
                .as("the date of the file is that of the scan, not of the paper")
                .noneMatch(s -> s.term() == Term.CREATED)
                .anyMatch(s -> s.term() == Term.MODIFIED);
    }

    @Test
    void a_page_of_a_pdf_is_drawn() throws IOException {
        Path file = pdf("drawn.pdf", "Drawn", "Some words");
        Path target = folder.resolve("page.png");

        Rendering rendering = extractor.renderPage(file, 1, 480, target);

        assertThat(rendering).isInstanceOf(Rendering.Rendered.class);
        assertThat(((Rendering.Rendered) rendering).width()).isBetween(479, 481);
        assertThat(target).isNotEmptyFile();
        assertThat(extractor.renderPage(file, 7, 480, target)).isInstanceOf(Rendering.NotRendered.class);
    }

    @Test
    void slides_are_parts_of_their_own() throws IOException {
        Path file = folder.resolve("talk.pptx");
        try (XMLSlideShow show = new XMLSlideShow();
                OutputStream out = Files.newOutputStream(file)) {
            show.createSlide().createTextBox().setText("第一张");
            show.createSlide().createTextBox().setText("第二张");
            show.write(out);
        }

        ExtractedText text = read(file).text();

        assertThat(text.pages()).containsExactly(1, 2);
        assertThat(text.page(1)).contains("第一张").doesNotContain("第二张");
        assertThat(text.page(2)).contains("第二张");
    }

    @Test
    void a_workbook_is_a_dataset_and_its_creator_nobody() throws IOException {
        Path file = folder.resolve("list.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            workbook.createSheet("清单").createRow(0).createCell(0).setCellValue("四十七箱");
            workbook.getProperties().getCoreProperties().setCreator("Administrator");
            workbook.write(out);
        }

        Extraction extraction = read(file);

        assertThat(extraction.text().own()).contains("四十七箱");
        assertThat(value(extraction.facts(), Term.TYPE)).isEqualTo("Dataset");
        assertThat(extraction.facts().statements()).noneMatch(s -> s.term() == Term.CREATOR);
    }

    @Test
    void the_subject_of_a_mail_is_its_title_and_its_attachment_a_member() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.eml"), """
                From: =?UTF-8?B?6ZmI5biI5YKF?= <chen@example.org>
                To: archive@example.org
                Subject: =?UTF-8?B?5pCs5a625riF5Y2V?=
                Date: Tue, 03 Mar 2009 08:00:01 +0800
                Message-ID: <47@example.org>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: 8bit

                清单见附件。
                --b
                Content-Type: text/plain; charset=UTF-8; name="list.txt"
                Content-Disposition: attachment; filename="list.txt"
                Content-Transfer-Encoding: 8bit

                四十七箱
                --b--
                """.replace("\n", "\r\n"), StandardCharsets.UTF_8);

        Extraction extraction = read(file);

        assertThat(value(extraction.facts(), Term.TITLE)).isEqualTo("搬家清单");
        assertThat(value(extraction.facts(), Term.CREATOR)).contains("陈师傅");
        assertThat(value(extraction.facts(), Term.IDENTIFIER)).contains("47@example.org");
        assertThat(extraction.facts().statements()).noneMatch(s -> s.term() == Term.SUBJECT);
        assertThat(extraction.text().own()).contains("清单见附件");
        assertThat(extraction.facts().members()).extracting(Member::path).contains("list.txt");
        assertThat(extraction.text().parts())
                .anyMatch(
                        part -> part.member().equals("list.txt") && part.text().contains("四十七箱"));
    }

    @Test
    void plain_text_is_kept_to_the_letter() throws IOException {
        String text = "一\r\n\r\n\r\n  二\t\n" + "很长的段落。".repeat(20_000) + "\n末";
        Path file = Files.write(folder.resolve("long.txt"), text.getBytes("GB18030"));

        Extraction extraction = read(file);

        assertThat(extraction.text().own()).isEqualTo(text);
        assertThat(extraction.text().parts())
                .hasSizeGreaterThan(3)
                .allMatch(part -> part.text().length() <= 32_000);
        assertThat(extraction.facts().charset()).isEqualTo(new CharsetFinding("GB18030", true));
    }

    @Test
    void utf_16_without_a_mark_and_without_a_telling_name_is_found_to_be_text() throws IOException {
        String text = "这条街上的老人都记得那个修车铺。\n师傅姓陈，手很巧，话不多。\n";
        Path file = Files.write(folder.resolve("unnamed"), text.getBytes(StandardCharsets.UTF_16LE));

        Extraction extraction = read(file);

        assertThat(extraction.facts().mediaType()).isEqualTo("text/plain");
        assertThat(extraction.text().own()).isEqualTo(text);
    }

    private static Extraction read(Path file) {
        Extraction extraction = extractor.extract(file, file.getFileName().toString(), ExtractionOptions.standard());
        assertThat(extraction).isInstanceOf(Extraction.Extracted.class);
        return extraction;
    }

    private static Path pdf(String name, String title, String... pages) throws IOException {
        Path file = folder.resolve(name);
        try (PDDocument document = new PDDocument()) {
            for (String text : List.of(pages)) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(72, 700);
                    content.showText(text);
                    content.endText();
                }
            }
            Calendar date = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
            date.clear();
            date.set(2001, Calendar.FEBRUARY, 3);
            document.getDocumentInformation().setTitle(title);
            document.getDocumentInformation().setCreationDate(date);
            document.save(file.toFile());
        }
        return file;
    }

    private static Statement first(Facts facts, Term term) {
        return new Statements(facts.statements()).first(term).orElseThrow();
    }

    private static String value(Facts facts, Term term) {
        return first(facts, term).value();
    }
}
