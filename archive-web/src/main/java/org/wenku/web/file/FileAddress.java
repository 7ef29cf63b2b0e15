package org.wenku.web.file;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.rendition.RenditionKind;

/** The addresses of a held file and of what is made from it, from the root of the site. */
public final class FileAddress {

    private static final Set<String> TAKEN = Set.of("text", "pages", "thumbnail.jpg", "image.jpg", "captions.vtt");
    private static final Pattern AWKWARD = Pattern.compile("[/\\\\%;?#\\p{Cntrl}\\p{Cf}\\p{Cs}\ufffd]");
    private static final int LONGEST = 150;

    private FileAddress() {}

    /** The bytes of the file. Its name stands at the end for people; the identifier alone finds it. */
    public static String of(HeldFile file) {
        return base(file.id())
                + URLEncoder.encode(readable(file.name()), StandardCharsets.UTF_8)
                        .replace("+", "%20");
    }

    private static String readable(String name) {
        String plain = AWKWARD.matcher(name).replaceAll("_").strip();
        String end = plain.substring(
                plain.offsetByCodePoints(plain.length(), -Math.min(LONGEST, plain.codePointCount(0, plain.length()))));
        boolean dots = end.isEmpty() || end.chars().allMatch(c -> c == '.');
        return dots || TAKEN.contains(end) ? "file-" + end.replace('.', '_') : end;
    }

    /** Its text. */
    public static String text(UUID file) {
        return base(file) + "text";
    }

    /** One part of its text, counted from 1. */
    public static String textPart(UUID file, int part) {
        return text(file) + "?part=" + part;
    }

    /** A picture of one page, counted from 1, at most so many pixels wide. */
    public static String page(HeldFile file, int page, int width) {
        return base(file.id()) + "pages/" + page + ".jpg?w=" + width;
    }

    /** A small picture of it. */
    public static String thumbnail(UUID file) {
        return base(file) + "thumbnail.jpg";
    }

    /** A picture that every browser shows, for formats that few do. */
    public static String image(UUID file) {
        return base(file) + "image.jpg";
    }

    /** Something that was made of it and is one file. */
    public static String rendition(UUID file, RenditionKind kind) {
        return "/renditions/" + file + "/" + kind.code();
    }

    /** What a picture offers for deep zoom. */
    public static String zoom(UUID file) {
        return "/iiif/" + file + "/info.json";
    }

    /** What is said in a recording, as WebVTT; the identifier may be the recording's or the transcript's. */
    public static String captions(UUID file) {
        return base(file) + "captions.vtt";
    }

    private static String base(UUID file) {
        return "/files/" + file + "/";
    }
}
