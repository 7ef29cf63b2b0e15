package org.wenku.web.api;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.holding.OcrState;
import org.wenku.archive.unpacking.Container;
import org.wenku.web.file.FileAddress;

/**
 * A file.
 *
 * @param size bytes
 * @param sha256 64 hexadecimal digits
 * @param kind what it is to its record: {@code original}, {@code access}, {@code transcript}, …
 * @param puid the PRONOM identifier of its format, where it is known
 * @param href where its bytes are
 * @param contents where it is listed what stands inside; null for a file that holds no others
 * @param text its text; null where there is none and none is to be read from its picture
 */
public record FileAnswer(
        String id,
        String name,
        String mediaType,
        long size,
        String sha256,
        String kind,
        @Nullable String puid,
        String href,
        @Nullable String contents,
        @Nullable TextAnswer text) {

    /**
     * The text of a file and how it was obtained.
     *
     * @param href where it is; null while it has not been read
     * @param origin {@code parser}, {@code ocr} or {@code transcript}; null while it has not been read
     * @param charset the character set a plain text was read with
     * @param charsetCertain false where that is a guess a person should confirm
     * @param ocr how far the text of a picture of text has been read
     * @param truncated whether the file says more than was kept
     */
    public record TextAnswer(
            @Nullable String href,
            @Nullable String origin,
            @Nullable String charset,
            boolean charsetCertain,
            @Nullable String language,
            String ocr,
            boolean truncated) {}

    static FileAnswer of(HeldFile file, @Nullable FileText text) {
        return new FileAnswer(
                file.id().toString(),
                file.name(),
                file.mediaType(),
                file.size(),
                file.sha256(),
                word(file.kind()),
                file.puid().orElse(null),
                FileAddress.of(file),
                Container.of(file).isPresent() ? "/api/v1/files/" + file.id() + "/contents" : null,
                text(file, text));
    }

    private static @Nullable TextAnswer text(HeldFile file, @Nullable FileText text) {
        if (text != null) {
            return new TextAnswer(
                    FileAddress.text(file.id()),
                    word(text.origin()),
                    text.charset(),
                    text.charsetCertain(),
                    text.language(),
                    word(file.ocrState()),
                    text.truncated());
        }
        return file.ocrState() == OcrState.NOT_NEEDED
                ? null
                : new TextAnswer(null, null, null, true, null, word(file.ocrState()), false);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
