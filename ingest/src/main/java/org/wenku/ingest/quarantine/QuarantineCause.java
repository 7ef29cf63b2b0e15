package org.wenku.ingest.quarantine;

/** Why something was set aside. */
public enum QuarantineCause {
    /** The virus scanner found something. */
    VIRUS("发现病毒", "virus found"),
    /** The virus scanner could not look through the whole of it. */
    SCAN_LIMIT("病毒扫描未能查完", "not scanned completely"),
    /** The virus scanner was away. */
    NOT_SCANNED("未经病毒扫描", "not scanned"),
    /** It asked for more than a document is given, could not be read in time, or broke its reader. */
    UNREADABLE("读取时超出限度", "reading went beyond limits"),
    /** It belongs to something that was set aside. */
    COMPANION("所属文件已隔离", "belongs to a file set aside"),
    /** The archive itself failed over it. */
    INTERNAL("内部错误", "internal error");

    private final String chinese;
    private final String english;

    QuarantineCause(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** The cause in Chinese. */
    public String inChinese() {
        return chinese;
    }

    /** The cause in English. */
    public String inEnglish() {
        return english;
    }
}
