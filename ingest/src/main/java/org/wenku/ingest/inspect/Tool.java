package org.wenku.ingest.inspect;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A program beside the archive, there or not.
 *
 * @param kind which
 * @param version what it says its version is; null when it is not there
 * @param languages for OCR, the languages it can read, as it names them; for DROID, the versions of its signatures
 * @param where the program's file; null to have the system look for it by its name
 */
public record Tool(
        Kind kind,
        @Nullable String version,
        List<String> languages,
        @Nullable Path where) {

    /** A program that the system finds by its name. */
    public Tool(Kind kind, @Nullable String version, List<String> languages) {
        this(kind, version, languages, null);
    }

    /** The programs the archive can use. */
    public enum Kind {
        TESSERACT(
                "tesseract",
                "识别图像和扫描件中的文字（OCR）",
                "reading the text of images and scans (OCR)",
                "apt-get install tesseract-ocr tesseract-ocr-chi-sim tesseract-ocr-chi-tra"),
        FFPROBE(
                "ffprobe",
                "读取音视频的时长、编码和画面尺寸",
                "duration, codec and picture size of recordings",
                "apt-get install ffmpeg"),
        FFMPEG("ffmpeg", "制作音视频的访问副本和波形", "access copies and waveforms of recordings", "apt-get install ffmpeg"),
        VIPS(
                "vips",
                "把大幅图像切成可深度缩放的图块",
                "cutting large images into tiles for deep zoom",
                "apt-get install libvips-tools"),
        SOFFICE(
                "soffice",
                "把办公文档转为 PDF 供阅览",
                "office documents as PDF for reading",
                "apt-get install libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui"),
        DROID(
                "droid",
                "按 PRONOM 登记簿鉴别文件格式；需要特征文件（droid.sh -d 下载）",
                "formats by the PRONOM register; needs its signature files, which droid.sh -d fetches",
                "https://www.nationalarchives.gov.uk/information-management/manage-information/preserving-digital-records/droid/"),
        VERAPDF(
                "verapdf",
                "核验自称 PDF/A 的文件是否符合标准",
                "whether PDFs that say they are PDF/A keep to it",
                "https://verapdf.org/software/");

        private final String program;

        private final String purposeChinese;

        private final String purposeEnglish;

        private final String howToGet;

        Kind(String program, String purposeChinese, String purposeEnglish, String howToGet) {
            this.program = program;
            this.purposeChinese = purposeChinese;
            this.purposeEnglish = purposeEnglish;
            this.howToGet = howToGet;
        }

        /** The name it is started by. */
        public String program() {
            return program;
        }

        /** The names of its file, the first that is there. */
        List<String> files() {
            return this == DROID ? List.of(program, "droid.sh") : List.of(program);
        }

        /** What the archive uses it for, in Chinese. */
        public String purposeInChinese() {
            return purposeChinese;
        }

        /** What the archive uses it for, in English. */
        public String purposeInEnglish() {
            return purposeEnglish;
        }

        /** The command that installs it on Debian and Ubuntu, or where it is to be had. */
        public String howToGet() {
            return howToGet;
        }
    }

    public Tool {
        requireNonNull(kind, "kind");
        languages = List.copyOf(requireNonNull(languages, "languages"));
    }

    /** Whether it can be used. */
    public boolean isThere() {
        return version != null;
    }

    /** A command that starts it with these arguments. */
    public List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(where == null ? kind.program() : where.toString()));
        command.addAll(arguments);
        return command;
    }

    /** The version, if it is there. */
    public Optional<String> versionIfThere() {
        return Optional.ofNullable(version);
    }
}
