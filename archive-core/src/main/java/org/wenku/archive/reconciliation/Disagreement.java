package org.wenku.archive.reconciliation;

import static java.util.Objects.requireNonNull;

/**
 * Something that is not the same in two places.
 *
 * @param what the record, file or object it is about
 */
public record Disagreement(Kind kind, String what) {

    /** In what way two places disagree. */
    public enum Kind {
        NOT_STORED("编目中有，保存库中没有", "is in the catalogue but not in the store"),
        ALTERED("保存库中的内容与编目所记摘要不符", "is stored with other bytes than the catalogue says"),
        NOT_CATALOGUED("保存库中有，编目中没有", "is in the store but not in the catalogue"),
        NOT_INDEXED("编目中有，索引中没有", "is in the catalogue but not in the index"),
        ONLY_INDEXED("索引中有，编目中没有", "is in the index but not in the catalogue");

        private final String chinese;
        private final String english;

        Kind(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }
    }

    public Disagreement {
        requireNonNull(kind, "kind");
        requireNonNull(what, "what");
    }

    /** The disagreement in Chinese. */
    public String inChinese() {
        return what + "：" + kind.chinese;
    }

    /** The disagreement in English. */
    public String inEnglish() {
        return what + " " + kind.english;
    }
}
