package org.wenku.ingest.upload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wenku.archive.storage.OriginalName;
import org.wenku.ingest.Sentence;

/**
 * The path of a file where it came from, byte for byte: names between single slashes, the last one that of the file. It
 * says where the file is to stand and is never used as a path on our own disk.
 *
 * @param names the folders from the outside in, then the file; at least one
 */
public record SentPath(List<OriginalName> names) {

    private static final int LONGEST = 4096;
    private static final int LONGEST_NAME = 255;
    private static final int DEEPEST = 64;

    public SentPath {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one name");
        }
    }

    /**
     * Reads a path.
     *
     * @throws UploadRefused if it is empty, absolute, leads upwards, or is longer or deeper than file systems allow
     */
    public static SentPath of(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw refused(bytes, "路径不得超过 4096 字节", "a path has at most 4096 bytes");
        }
        List<OriginalName> names = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '/') {
                names.add(name(bytes, Arrays.copyOfRange(bytes, from, i)));
                from = i + 1;
            }
        }
        if (names.size() > DEEPEST) {
            throw refused(bytes, "文件夹不得超过 64 层", "a path has at most 64 names");
        }
        return new SentPath(names);
    }

    /** The path that is this text in UTF-8. */
    public static SentPath of(String path) {
        return of(path.getBytes(StandardCharsets.UTF_8));
    }

    private static OriginalName name(byte[] path, byte[] name) {
        String text = new String(name, StandardCharsets.ISO_8859_1);
        if (text.isEmpty() || text.equals(".") || text.equals("..") || text.indexOf('\0') >= 0) {
            throw refused(
                    path,
                    "应为以 / 分隔的相对路径，其中没有空名、“.”、“..”或空字符",
                    "expected names between single slashes, none of them empty, \".\", \"..\" or with a NUL");
        }
        if (name.length > LONGEST_NAME) {
            throw refused(path, "每个名称不得超过 255 字节", "a name has at most 255 bytes");
        }
        return OriginalName.of(name);
    }

    private static UploadRefused refused(byte[] path, String expectedChinese, String expectedEnglish) {
        String found = new String(path, 0, Math.min(path.length, 200), StandardCharsets.UTF_8).replace('\0', '\ufffd');
        return new UploadRefused(
                UploadRefused.Reason.PATH,
                new Sentence(
                        "文件路径“" + found + "”无法接收：" + expectedChinese + "。",
                        "The path \"" + found + "\" cannot be accepted: " + expectedEnglish + "."));
    }

    /** The name of the file. */
    public OriginalName name() {
        return names.get(names.size() - 1);
    }

    /** The folders around it, from the outside in. */
    public List<OriginalName> folders() {
        return names.subList(0, names.size() - 1);
    }

    /** The bytes, with slashes between the names. */
    public byte[] bytes() {
        var bytes = new java.io.ByteArrayOutputStream();
        for (OriginalName name : names) {
            if (bytes.size() > 0) {
                bytes.write('/');
            }
            bytes.writeBytes(name.bytes());
        }
        return bytes.toByteArray();
    }

    /** The path for a page; U+FFFD in place of what is not UTF-8. */
    public String display() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
