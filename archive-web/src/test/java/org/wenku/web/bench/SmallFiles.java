package org.wenku.web.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small files of three kinds, each different, always the same from the same seed. */
final class SmallFiles {

    private static final String[] WORDS = {
        "档案", "文件", "仓库", "搬家", "邻居", "弄堂", "口述", "历史", "记录", "会议", "信件", "日记", "照片", "地图", "街道", "学校", "老师", "工人",
        "工厂", "商店", "letter", "lane", "school", "market", "river", "minutes", "ledger"
    };

    private final Random random = new Random(1949);

    /** Writes this many files, a third of each kind. */
    void write(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            String name = "small-" + i;
            switch (i % 3) {
                case 0 -> Files.writeString(folder.resolve(name + ".txt"), words(name, 300));
                case 1 -> docx(folder.resolve(name + ".docx"), words(name, 300));
                default -> pdf(folder.resolve(name + ".pdf"), name);
            }
        }
    }

    private String words(String name, int count) {
        StringBuilder text = new StringBuilder(name).append('\n');
        for (int i = 0; i < count; i++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(i % 9 == 8 ? "。\n" : " ");
        }
        return text.toString();
    }

    private static void docx(Path file, String text) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
                            + ".wordprocessingml.document.main+xml\"/></Types>");
            entry(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                            + "officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            StringBuilder body = new StringBuilder();
            for (String line : text.split("\n")) {
                body.append("<w:p><w:r><w:t>").append(line).append("</w:t></w:r></w:p>");
            }
            entry(
                    zip,
                    "word/document.xml",
                    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/" + "main\"><w:body>"
                            + body + "</w:body></w:document>");
        }
    }

    private static void entry(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** A PDF of one page with a line of words, written by hand because a library would be measured with it. */
    private void pdf(Path file, String name) throws IOException {
        StringBuilder lines = new StringBuilder("BT /F1 11 Tf 60 760 Td 14 TL (" + name + ") Tj T* ");
        for (int i = 0; i < 40; i++) {
            lines.append('(');
            for (int w = 0; w < 8; w++) {
                lines.append(WORDS[20 + random.nextInt(7)]).append(' ');
            }
            lines.append(") Tj T* ");
        }
        String content = lines.append("ET").toString();
        String[] objects = {
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            "<</Length " + content.length() + ">>\nstream\n" + content + "\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        };
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("xref\n0 6\n0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            table.append(String.format("%010d 00000 n \n", pdf.length()));
            pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int at = pdf.length();
        pdf.append(table)
                .append("trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n")
                .append(at)
                .append("\n%%EOF\n");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(pdf.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }
}
