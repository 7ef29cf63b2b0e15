package org.wenku.ingest.extract;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** How the extraction of a document ended. Whatever the ending, the facts and the text found until then are kept. */
public sealed interface Extraction {

    /** What is known about the document; at least its media type, as far as it could be told. */
    Facts facts();

    /** The text found, perhaps none. */
    ExtractedText text();

    /** What happened, for the archivist, in Chinese. */
    String inChinese();

    /** What happened, for the archivist, in English. */
    String inEnglish();

    /** The text and the facts were read; members that could not be read are named among the facts. */
    record Extracted(Facts facts, ExtractedText text) implements Extraction {

        public Extracted {
            requireNonNull(facts, "facts");
            requireNonNull(text, "text");
        }

        @Override
        public String inChinese() {
            return text.truncated() ? "正文过长，只保留了开头部分。" : "正文已提取。";
        }

        @Override
        public String inEnglish() {
            return text.truncated()
                    ? "The text is very long; only its beginning was kept."
                    : "The text has been extracted.";
        }
    }

    /** The file has no bytes. */
    record Empty(Facts facts) implements Extraction {

        public Empty {
            requireNonNull(facts, "facts");
        }

        @Override
        public ExtractedText text() {
            return ExtractedText.none();
        }

        @Override
        public String inChinese() {
            return "文件是空的（0 字节）。";
        }

        @Override
        public String inEnglish() {
            return "The file is empty (0 bytes).";
        }
    }

    /** The file cannot be read without a password. */
    record Encrypted(Facts facts, ExtractedText text) implements Extraction {

        public Encrypted {
            requireNonNull(facts, "facts");
            requireNonNull(text, "text");
        }

        @Override
        public String inChinese() {
            return "文件已加密，没有密码无法读取正文。";
        }

        @Override
        public String inEnglish() {
            return "The file is encrypted; its text cannot be read without the password.";
        }
    }

    /**
     * The file does not keep to its format.
     *
     * @param cause what the parser said, for the log
     */
    record Damaged(Facts facts, ExtractedText text, String cause) implements Extraction {

        public Damaged {
            requireNonNull(facts, "facts");
            requireNonNull(text, "text");
            requireNonNull(cause, "cause");
        }

        @Override
        public String inChinese() {
            return "文件已损坏或不符合其格式（" + facts.mediaType() + "），正文未能全部读出。";
        }

        @Override
        public String inEnglish() {
            return "The file is damaged or does not keep to its format (" + facts.mediaType()
                    + "); its text could not be read completely.";
        }
    }

    /** What a document wanted too much of. */
    enum Limit {
        /** The reader's memory. */
        MEMORY("内存", "memory"),
        /** Space for temporary files. */
        SCRATCH("临时空间", "temporary space"),
        /** It grows out of proportion when unpacked, as bombs do. */
        EXPANSION("展开后的大小", "space when unpacked"),
        /** Elements or members within one another. */
        DEPTH("嵌套层数", "levels of nesting"),
        /** Entities in XML. */
        ENTITIES("XML 实体", "XML entities");

        private final String chinese;

        private final String english;

        Limit(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }
    }

    /**
     * The file asked for more than any document is given.
     *
     * @param limit what it asked for
     * @param cause what was seen, for the log
     */
    record TooMuch(Facts facts, ExtractedText text, Limit limit, String cause) implements Extraction {

        public TooMuch {
            requireNonNull(facts, "facts");
            requireNonNull(text, "text");
            requireNonNull(limit, "limit");
            requireNonNull(cause, "cause");
        }

        @Override
        public String inChinese() {
            return "读取此文件所需的" + limit.chinese + "超出限度，已停止读取。";
        }

        @Override
        public String inEnglish() {
            return "Reading this file would take too much " + limit.english + "; it was stopped.";
        }
    }

    /**
     * The file was not read in the time that one document is given.
     *
     * @param deadline that time
     */
    record TimedOut(Facts facts, ExtractedText text, Duration deadline) implements Extraction {

        public TimedOut {
            requireNonNull(facts, "facts");
            requireNonNull(text, "text");
            requireNonNull(deadline, "deadline");
        }

        @Override
        public String inChinese() {
            return "在 " + deadline.toSeconds() + " 秒内未能读完，已停止读取。";
        }

        @Override
        public String inEnglish() {
            return "Reading was stopped because it did not end within " + deadline.toSeconds() + " seconds.";
        }
    }

    /**
     * The child process was lost, in a fresh one too.
     *
     * @param cause its exit status and last words, for the log
     */
    record WorkerLost(Facts facts, ExtractedText text, String cause) implements Extraction {

        public WorkerLost {
            requireNonNull(facts, "facts");
            requireNonNull(text, "text");
            requireNonNull(cause, "cause");
        }

        @Override
        public String inChinese() {
            return "读取程序在此文件上两次意外终止，正文未能提取。";
        }

        @Override
        public String inEnglish() {
            return "The reader broke down over this file; its text could not be extracted.";
        }
    }
}
