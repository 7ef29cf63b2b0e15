package org.wenku.ingest.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/** Packs files in every form that the archive opens, well and badly. */
final class PackedFiles {

    static final LocalDateTime WRITTEN = LocalDateTime.of(1998, 3, 14, 15, 9, 26);
    private static final Instant WRITTEN_UTC = Instant.parse("1998-03-14T15:09:26Z");

    private PackedFiles() {}

    /** Packs these in the form that the name of the file says. */
    static Path pack(Path file, Map<String, String> contents) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".zip")) {
            return zip(file, StandardCharsets.UTF_8, contents);
        }
        if (name.endsWith(".7z")) {
            return sevenZip(file, contents);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            if (name.endsWith(".rar")) {
                rar(out, contents, 0);
            } else {
                tar(out, name, contents);
            }
        }
        return file;
    }

    static Path zip(Path file, Charset names, Map<String, String> contents) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out, names)) {
            for (var each : contents.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(WRITTEN);
                zip.putNextEntry(entry);
                zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static Path sevenZip(Path file, Map<String, String> contents) throws IOException {
        try (SevenZOutputFile packed = new SevenZOutputFile(file.toFile())) {
            for (var each : contents.entrySet()) {
                SevenZArchiveEntry entry = new SevenZArchiveEntry();
                entry.setName(each.getKey());
                entry.setLastModifiedTime(FileTime.from(WRITTEN_UTC));
                packed.putArchiveEntry(entry);
                packed.write(each.getValue().getBytes(StandardCharsets.UTF_8));
                packed.closeArchiveEntry();
            }
        }
        return file;
    }

    private static void tar(OutputStream out, String name, Map<String, String> contents) throws IOException {
        OutputStream outer = name.endsWith("gz")
                ? new GZIPOutputStream(out)
                : name.endsWith(".bz2")
                        ? new BZip2CompressorOutputStream(out)
                        : name.endsWith(".xz") ? new XZCompressorOutputStream(out) : out;
        TarArchiveOutputStream tar = new TarArchiveOutputStream(outer, "UTF-8");
        for (var each : contents.entrySet()) {
            add(tar, each.getKey(), each.getValue());
        }
        tar.close();
    }

    static void add(TarArchiveOutputStream tar, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        entry.setLastModifiedTime(FileTime.from(WRITTEN_UTC));
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    /** A TAR with a file, a symbolic link to /etc/passwd and a device. */
    static Path withLinkAndDevice(Path file) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file), "UTF-8")) {
            add(tar, "letter.txt", "a letter between a link and a device");
            TarArchiveEntry link = new TarArchiveEntry("passwords.txt", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            tar.putArchiveEntry(new TarArchiveEntry("zero", TarConstants.LF_CHR));
            tar.closeArchiveEntry();
        }
        return file;
    }

    /** RAR 4 with every file as it is; the names in GB18030, as old Chinese programs wrote them. */
    static void rar(OutputStream out, Map<String, String> contents, int moreFlags) throws IOException {
        out.write(new byte[] {0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x00});
        out.write(headed(0x73, 0, new byte[6]));
        for (var each : contents.entrySet()) {
            byte[] bytes = each.getValue().getBytes(StandardCharsets.UTF_8);
            byte[] name = each.getKey().replace('/', '\\').getBytes(Charset.forName("GB18030"));
            CRC32 crc = new CRC32();
            crc.update(bytes);
            int dos = (WRITTEN.getYear() - 1980) << 25
                    | WRITTEN.getMonthValue() << 21
                    | WRITTEN.getDayOfMonth() << 16
                    | WRITTEN.getHour() << 11
                    | WRITTEN.getMinute() << 5
                    | WRITTEN.getSecond() / 2;
            ByteBuffer fields = ByteBuffer.allocate(25 + name.length).order(ByteOrder.LITTLE_ENDIAN);
            fields.putInt(bytes.length).putInt(bytes.length).put((byte) 2).putInt((int) crc.getValue());
            fields.putInt(dos)
                    .put((byte) 20)
                    .put((byte) 0x30)
                    .putShort((short) name.length)
                    .putInt(0x20);
            fields.put(name);
            out.write(headed(0x74, 0x8000 | moreFlags, fields.array()));
            out.write(bytes);
        }
        out.write(headed(0x7B, 0x4000, new byte[0]));
    }

    private static byte[] headed(int type, int flags, byte[] fields) {
        ByteBuffer block = ByteBuffer.allocate(7 + fields.length).order(ByteOrder.LITTLE_ENDIAN);
        block.position(2);
        block.put((byte) type).putShort((short) flags).putShort((short) (7 + fields.length));
        block.put(fields);
        CRC32 crc = new CRC32();
        crc.update(block.array(), 2, block.capacity() - 2);
        block.putShort(0, (short) crc.getValue());
        return block.array();
    }

    /** A ZIP of which the first file is locked by the flag that says so, and the second is not. */
    static Path halfLocked(Path file) throws IOException {
        byte[] zip =
                stored(Map.of("secret.txt", "nobody may read this"), Map.of("open.txt", "everybody may read this"));
        zip[6] |= 1;
        zip[indexOf(zip, "PK\u0001\u0002") + 8] |= 1;
        return Files.write(file, zip);
    }

    /** A ZIP of which the first file is not what its CRC-32 speaks of. */
    static Path halfDamaged(Path file) throws IOException {
        byte[] zip = stored(Map.of("torn.txt", "what was written here"), Map.of("whole.txt", "this is as it was"));
        zip[indexOf(zip, "written")] = 'W';
        return Files.write(file, zip);
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private static byte[] stored(Map<String, String> first, Map<String, String> second) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map<String, String> each : java.util.List.of(first, second)) {
                for (var one : each.entrySet()) {
                    byte[] content = one.getValue().getBytes(StandardCharsets.UTF_8);
                    CRC32 crc = new CRC32();
                    crc.update(content);
                    ZipEntry entry = new ZipEntry(one.getKey());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(crc.getValue());
                    zip.putNextEntry(entry);
                    zip.write(content);
                }
            }
        }
        return bytes.toByteArray();
    }

    /** Three files of half a gibibyte of nothing in three mebibytes. */
    static Path bomb(Path file) throws IOException {
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int each = 0; each < 3; each++) {
                zip.putNextEntry(new ZipEntry("zeros-" + each));
                for (int i = 0; i < 512; i++) {
                    zip.write(zeros);
                }
            }
        }
        return file;
    }
}
