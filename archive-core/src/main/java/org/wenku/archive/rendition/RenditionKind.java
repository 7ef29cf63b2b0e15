package org.wenku.archive.rendition;

import java.util.Arrays;
import java.util.Optional;

/** What can be made from a file. */
public enum RenditionKind {
    /** A small picture of it. */
    THUMBNAIL("thumbnail", "缩略图", "thumbnail"),

    /** Where each word stands on each page of a PDF: one line of JSON for each page. */
    TEXT_BOXES("text-boxes", "页面文字位置", "places of words on the page"),

    /** An office document as PDF. */
    PDF("pdf", "PDF 阅览件", "PDF for reading"),

    /** A picture cut into tiles for deep zoom: IIIF Image API 3.0, level 0. */
    TILES("tiles", "深度缩放图块", "tiles for deep zoom"),

    /** A recording that every browser plays. */
    WEB_COPY("web-copy", "网上播放件", "copy for the web"),

    /** A picture out of a film. */
    POSTER("poster", "视频封面图", "poster"),

    /** How loud a recording is, from beginning to end. */
    WAVEFORM("waveform", "波形", "waveform");

    private final String code;
    private final String chinese;
    private final String english;

    RenditionKind(String code, String chinese, String english) {
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    /** Its name in the catalogue, in addresses and on the command line; also the kind of the step that makes it. */
    public String code() {
        return code;
    }

    /** Its name in Chinese. */
    public String inChinese() {
        return chinese;
    }

    /** Its name in English. */
    public String inEnglish() {
        return english;
    }

    /** The kind with this name. */
    public static Optional<RenditionKind> named(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
