package org.wenku.ingest.extract;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Makes files that no good person sends. */
final class HostileFiles {

    private static final int MEGABYTE = 1 << 20;

    private HostileFiles() {}

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    static Path make(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(name, out);
        }
        return file;
    }

    private static void write(String name, OutputStream out) throws IOException {
        switch (name) {
            case "empty.pdf" -> {}
            case "bomb.zip" -> zip(out, entry -> zeros(entry, 400), "a.txt");
            case "bomb.gz" -> gzip(out, inner -> zeros(inner, 400));
            case "bomb.docx" -> docx(out, 300);
            case "bomb-of-bombs.zip" -> bombOfBombs(out);
            case "deep.zip" -> out.write(deepZip(400));
            case "many.zip" -> many(out, 5_000);
            case "locked.zip" -> out.write(lockedZip());
            case "deep.html" -> repeat(out, "<html><body>", "<div>", 200_000, "x");
            case "deep.xml" -> repeat(out, "<?xml version='1.0'?>", "<a>", 200_000, "x");
            case "deep.json" -> repeat(out, "", "[", 200_000, "1");
            case "deep.rtf" -> repeat(out, "{\\rtf1 ", "{", 200_000, "x");
            case "laughs.xml" -> out.write(laughs());
            case "outside.xml" -> out.write(outside());
            case "outside.svg" -> out.write(outside());
            case "stream.pdf" -> streamBomb(out);
            case "truncated.pdf" -> truncated(out);
            case "locked.pdf" -> lockedPdf(out);
            case "locked.xlsx" -> lockedXlsx(out);
            case "text-called.pdf" -> out.write("只是文字，不是 PDF。只是文字，不是 PDF。\n".getBytes(StandardCharsets.UTF_8));
            case "noise-called.docx" -> noise(out, 100_000);
            case "noise.bin" -> noise(out, 3 * MEGABYTE);
            case "noise-called.txt" -> noise(out, 100_000);
            case "half.zip" -> half(out);
            case "line.txt" -> line(out, 30);
            case "nul.txt" -> out.write(new byte[MEGABYTE]);
            case "huge.png" -> out.write(hugePng());
            default -> throw new IOException("no such file: " + name);
        }
    }

    private static void zeros(OutputStream out, int megabytes) throws IOException {
        byte[] text = "aaaaaaa\n".repeat(MEGABYTE / 8).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < megabytes; i++) {
            out.write(text);
        }
    }

    private static void zip(OutputStream out, Writing content, String... names) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (String name : names) {
            zip.putNextEntry(new ZipEntry(name));
            content.to(zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    private static void gzip(OutputStream out, Writing content) throws IOException {
        GZIPOutputStream gzip = new GZIPOutputStream(out);
        content.to(gzip);
        gzip.finish();
    }

    private static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.to(bytes);
        return bytes.toByteArray();
    }

    private static void docx(OutputStream out, int megabytes) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        part(
                zip,
                "[Content_Types].xml",
                "<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                        + "<Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument"
                        + ".wordprocessingml.document.main+xml'/></Types>");
        part(
                zip,
                "_rels/.rels",
                "<?xml version='1.0'?><Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                        + "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                        + "officeDocument' Target='word/document.xml'/></Relationships>");
        zip.putNextEntry(new ZipEntry("word/document.xml"));
        zip.write(
                "<?xml version='1.0'?><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
                        .getBytes(StandardCharsets.UTF_8));
        byte[] paragraphs = "<w:p><w:r><w:t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</w:t></w:r></w:p>"
                .repeat(MEGABYTE / 72)
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < megabytes; i++) {
            zip.write(paragraphs);
        }
        zip.write("</w:body></w:document>".getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void bombOfBombs(OutputStream out) throws IOException {
        byte[] inner = bytes(o -> zip(o, entry -> zeros(entry, 100), "0.txt", "1.txt"));
        for (int level = 0; level < 4; level++) {
            byte[] below = inner;
            inner = bytes(
                    o -> zip(o, entry -> entry.write(below), "a.zip", "b.zip", "c.zip", "d.zip", "e.zip", "f.zip"));
        }
        out.write(inner);
    }

    private static byte[] deepZip(int depth) throws IOException {
        byte[] inner = "innermost".getBytes(StandardCharsets.US_ASCII);
        for (int level = 0; level < depth; level++) {
            byte[] below = inner;
            String name = level == 0 ? "a.txt" : "a.zip";
            inner = bytes(o -> zip(o, entry -> entry.write(below), name));
        }
        return inner;
    }

    private static void many(OutputStream out, int count) throws IOException {
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = "m" + i + ".txt";
        }
        zip(out, entry -> entry.write("a few words".getBytes(StandardCharsets.US_ASCII)), names);
    }

    // One stored entry with the encryption flag; that its twelve bytes of header are noise does not matter.
    private static byte[] lockedZip() throws IOException {
        byte[] zip = bytes(o -> zip(o, entry -> entry.write(new byte[40]), "secret.txt"));
        zip[6] |= 1;
        int central = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        zip[central + 8] |= 1;
        return zip;
    }

    private static void repeat(OutputStream out, String before, String unit, int times, String after)
            throws IOException {
        out.write((before + unit.repeat(times) + after).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] laughs() {
        StringBuilder xml = new StringBuilder("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY l0 'lol'>");
        for (int i = 1; i < 10; i++) {
            xml.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return xml.append("]><a>&l9;</a>").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] outside() {
        return ("<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                        + "<svg xmlns='http://www.w3.org/2000/svg'><text>&e; seen</text></svg>")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void streamBomb(OutputStream out) throws IOException {
        byte[] content = bytes(o -> {
            DeflaterOutputStream deflated = new DeflaterOutputStream(o);
            byte[] text = "BT /F1 1 Tf (a) Tj ET q Q\n".repeat(MEGABYTE / 26).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 600; i++) {
                deflated.write(text);
            }
            deflated.finish();
        });
        out.write(
                ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font"
                                + "/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Filter/FlateDecode/Length "
                                + content.length + ">>stream\n")
                        .getBytes(StandardCharsets.US_ASCII));
        out.write(content);
        out.write("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] pdf(boolean locked) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            if (locked) {
                document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static void truncated(OutputStream out) throws IOException {
        byte[] whole = pdf(false);
        out.write(whole, 0, 60);
    }

    private static void lockedPdf(OutputStream out) throws IOException {
        out.write(pdf(true));
    }

    private static void lockedXlsx(OutputStream out) throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem();
                XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("a").createRow(0).createCell(0).setCellValue("secret");
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("password");
            try (OutputStream encrypted = encryptor.getDataStream(file)) {
                workbook.write(encrypted);
            }
            file.writeFilesystem(out);
        } catch (java.security.GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void noise(OutputStream out, int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        out.write(bytes);
    }

    private static void half(OutputStream out) throws IOException {
        byte[] whole = deepZip(3);
        out.write(whole, 0, whole.length / 2);
    }

    private static void line(OutputStream out, int megabytes) throws IOException {
        byte[] text = "x".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < megabytes; i++) {
            out.write(text);
        }
    }

    // The header of a picture of 60,000 by 60,000 pixels, without the pixels.
    private static byte[] hugePng() {
        return HexFormat.of()
                .parseHex("89504e470d0a1a0a" + "0000000d49484452" + "0000ea60" + "0000ea60" + "0802000000" + "c9d0a8f1"
                        + "0000000049454e44ae426082");
    }
}
