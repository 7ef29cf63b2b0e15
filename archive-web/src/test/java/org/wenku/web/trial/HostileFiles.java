package org.wenku.web.trial;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that were made to harm whoever reads them, made here so that none of them need lie in the repository. */
final class HostileFiles {

    private static final int MEBIBYTE = 1 << 20;

    private HostileFiles() {}

    /** A small archive of archives that unpack to some 3 GiB. */
    static byte[] zipBomb() throws IOException {
        byte[] inner = zip("zeros.txt", new byte[64 * MEBIBYTE]);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 48; i++) {
                zip.putNextEntry(new ZipEntry("inner" + i + ".zip"));
                zip.write(inner);
            }
        }
        return bytes.toByteArray();
    }

    /** Archives in each other, deeper than anybody means. */
    static byte[] deeplyNested() throws IOException {
        byte[] bytes = "at last".getBytes(StandardCharsets.UTF_8);
        for (int depth = 0; depth < 100; depth++) {
            bytes = zip("inner.zip", bytes);
        }
        return bytes;
    }

    /** Compressed again and again. */
    static byte[] gzipInGzip() throws IOException {
        byte[] bytes = new byte[8 * MEBIBYTE];
        for (int depth = 0; depth < 60; depth++) {
            ByteArrayOutputStream outer = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(outer)) {
                gzip.write(bytes);
            }
            bytes = outer.toByteArray();
        }
        return bytes;
    }

    /** An archive whose only entry says that it is encrypted (APPNOTE 4.4.4, bit 0). */
    static byte[] encryptedZip() throws IOException {
        byte[] content = "twelve bytes of a header and then what cannot be read".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("secret.txt");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
        }
        byte[] whole = bytes.toByteArray();
        whole[6] |= 1;
        for (int i = 0; i + 8 < whole.length; i++) {
            if (whole[i] == 'P' && whole[i + 1] == 'K' && whole[i + 2] == 1 && whole[i + 3] == 2) {
                whole[i + 8] |= 1;
            }
        }
        return whole;
    }

    /** An XML document that wants another file of this machine read into it. */
    static byte[] externalEntity(Path secret) {
        return ("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">]><a>told: &s;</a>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** An XML document of a few lines that would be 10⁹ words. */
    static byte[] billionLaughs() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            xml.append("<!ENTITY e").append(i).append(" \"");
            xml.append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
        }
        return xml.append("]><a>&e9;</a>").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A PDF of which only the beginning arrived. */
    static byte[] truncatedPdf() {
        return "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Ki"
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** One second of silence. */
    static byte[] recording() {
        byte[] wave = new byte[44 + 8000];
        byte[] head = "RIFF\0\0\0\0WAVEfmt \20\0\0\0\1\0\1\0@\37\0\0@\37\0\0\1\0\10\0data"
                .getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, wave, 0, head.length);
        little(wave, 4, wave.length - 8);
        little(wave, 40, 8000);
        return wave;
    }

    private static void little(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }

    static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    /** As many small text files with other words in each. */
    static Path smallFiles(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int i = 1; i <= count; i++) {
            try (OutputStream out = Files.newOutputStream(folder.resolve("letter " + i + ".txt"))) {
                out.write(("第" + i + "封信。This is letter number " + i + ".\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return folder;
    }
}
