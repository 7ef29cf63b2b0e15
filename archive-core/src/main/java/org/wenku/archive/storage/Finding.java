package org.wenku.archive.storage;

import static java.util.Objects.requireNonNull;

/**
 * What verification found about one file of an object. The path is the logical path where the newest version holds the
 * file, else the path of the file inside the object ({@code v1/content/…}, {@code inventory.json}).
 */
public sealed interface Finding {

    /** Which file. */
    String path();

    /** Whether the file is as it should be. */
    boolean sound();

    /** One sentence for an archivist who reads English. */
    String inEnglish();

    /** One sentence for an archivist who reads Chinese. */
    String inChinese();

    /**
     * The bytes are those that were put.
     *
     * @param sha512 their digest, just computed
     */
    record Intact(String path, String sha512) implements Finding {

        public Intact {
            requireNonNull(path, "path");
            requireNonNull(sha512, "sha512");
        }

        @Override
        public boolean sound() {
            return true;
        }

        @Override
        public String inEnglish() {
            return path + " is intact.";
        }

        @Override
        public String inChinese() {
            return path + " 完好。";
        }
    }

    /**
     * The file is there and its bytes are others.
     *
     * @param expected the SHA-512 recorded
     * @param found the SHA-512 of the bytes that are there now
     */
    record Altered(String path, String expected, String found) implements Finding {

        public Altered {
            requireNonNull(path, "path");
            requireNonNull(expected, "expected");
            requireNonNull(found, "found");
        }

        @Override
        public boolean sound() {
            return false;
        }

        @Override
        public String inEnglish() {
            return path + " has been altered: its SHA-512 was " + expected + " and is now " + found + ".";
        }

        @Override
        public String inChinese() {
            return path + " 已被改动：SHA-512 原为 " + expected + "，现为 " + found + "。";
        }
    }

    /** The file is recorded and not there. */
    record Missing(String path) implements Finding {

        public Missing {
            requireNonNull(path, "path");
        }

        @Override
        public boolean sound() {
            return false;
        }

        @Override
        public String inEnglish() {
            return path + " is missing.";
        }

        @Override
        public String inChinese() {
            return path + " 缺失。";
        }
    }

    /** The file is there and not recorded. */
    record Unexpected(String path) implements Finding {

        public Unexpected {
            requireNonNull(path, "path");
        }

        @Override
        public boolean sound() {
            return false;
        }

        @Override
        public String inEnglish() {
            return path + " is not recorded as part of the object.";
        }

        @Override
        public String inChinese() {
            return path + " 不在该对象的清单之中。";
        }
    }

    /**
     * The file is there and could not be read to its end.
     *
     * @param cause what the system said
     */
    record Unreadable(String path, String cause) implements Finding {

        public Unreadable {
            requireNonNull(path, "path");
            requireNonNull(cause, "cause");
        }

        @Override
        public boolean sound() {
            return false;
        }

        @Override
        public String inEnglish() {
            return path + " could not be read: " + cause + ".";
        }

        @Override
        public String inChinese() {
            return path + " 无法读取：" + cause + "。";
        }
    }
}
