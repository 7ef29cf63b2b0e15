package org.wenku.archive.exchange.bagit;

import static java.util.Objects.requireNonNull;

/**
 * Something that a check found: a fault, for which the bag is refused, or a warning, with which it is taken.
 *
 * @param fault whether the bag is invalid because of it
 * @param where the file or the line it is about, as the bag names it
 * @param found what was found there; empty where the kind says it all
 */
public record BagNote(boolean fault, Kind kind, String where, String found) {

    private static final int LONGEST = 300;

    /** What may be wrong. */
    public enum Kind {
        NO_DECLARATION(
                "缺少 bagit.txt：应为两行，写明版本和编码", "bagit.txt is missing; expected two lines with version and encoding"),
        BAD_DECLARATION(
                "bagit.txt 不合规定：%2$s；应为“BagIt-Version: M.N”和“Tag-File-Character-Encoding: …”两行",
                "bagit.txt is not as it must be: %2$s; expected the two lines \"BagIt-Version: M.N\" and"
                        + " \"Tag-File-Character-Encoding: …\""),
        UNKNOWN_VERSION(
                "不认识的 BagIt 版本 %2$s；可读 0.93 至 0.97 和 1.0", "unknown BagIt version %2$s; expected 0.93 to 0.97 or 1.0"),
        UNKNOWN_ENCODING("不认识的字符编码 %2$s", "unknown character encoding %2$s"),
        BYTE_ORDER_MARK("%1$s 以字节顺序标记（BOM）开头，规范不允许", "%1$s begins with a byte-order mark, which is not allowed there"),
        NOT_IN_ENCODING("%1$s 不是所声明的编码：%2$s", "%1$s is not in the declared encoding: %2$s"),
        NO_PAYLOAD("缺少 data 文件夹", "the folder data is missing"),
        NO_MANIFEST("没有载荷清单 manifest-<算法>.txt", "there is no payload manifest (manifest-<algorithm>.txt)"),
        UNKNOWN_DIGEST(
                "%1$s 使用的摘要算法无法计算，未能据此核验",
                "%1$s uses a digest that cannot be computed here, so nothing was verified by it"),
        NOTHING_VERIFIABLE("所有载荷清单的摘要算法都无法计算", "no payload manifest uses a digest that can be computed here"),
        BAD_LINE("%1$s 有不合规定的行：%2$s", "%1$s has a line that is not as it must be: %2$s"),
        TOO_LARGE("%1$s 过大：%2$s", "%1$s is too large: %2$s"),
        OUTSIDE("%1$s 列出了不属于此处的路径：%2$s", "%1$s names a path that does not belong there: %2$s"),
        LISTED_TWICE("%1$s 重复列出：%2$s", "%1$s lists more than once: %2$s"),
        MISSING("%1$s 所列的文件不存在：%2$s", "%1$s lists a file that is not there: %2$s"),
        TO_BE_FETCHED(
                "文件不在包内，需按 fetch.txt 从网上取得：%2$s。本库从不代为下载；请补全后再提交",
                "a file is not in the bag but would have to be fetched by fetch.txt: %2$s. This archive never fetches;"
                        + " complete the bag first"),
        UNLISTED("data 下的文件未列入%1$s：%2$s", "a payload file is not listed in %1$s: %2$s"),
        ALTERED("文件与 %1$s 所记摘要不符：%2$s", "a file is not what its digest in %1$s says: %2$s"),
        LINK("包内有链接或特殊文件，未予读取：%2$s", "there is a link or special file in the bag, which was not followed: %2$s"),
        UNREADABLE("无法读取 %1$s：%2$s", "%1$s could not be read: %2$s"),
        OXUM("Payload-Oxum 与载荷不符：%2$s", "Payload-Oxum does not agree with the payload: %2$s"),
        NOT_OF_THIS_VERSION("%1$s 不合此版本的规定：%2$s", "%1$s is not as this version asks: %2$s"),
        NOT_PLAIN("%1$s 中的路径写法多余（如 ./）：%2$s", "%1$s writes a path in a roundabout way (such as ./): %2$s"),
        MD5SUM(
                "%1$s 由 md5sum 一类工具写成，与规范略有出入",
                "%1$s was written by a tool such as md5sum and departs from the specification"),
        NOT_ENCODED("%1$s 中的百分号未按 1.0 编码：%2$s", "%1$s does not percent-encode as 1.0 asks: %2$s"),
        OTHER_CASE("%1$s 所列名称与文件只有大小写不同：%2$s", "%1$s names a file that differs only in case: %2$s"),
        OTHER_NORMALISATION(
                "%1$s 所列名称与文件只有 Unicode 规范形式不同：%2$s", "%1$s names a file in another Unicode normalisation form: %2$s"),
        NEARLY_THE_SAME_NAME(
                "data 下有仅大小写或 Unicode 规范形式不同的名称：%2$s", "names in data differ only in case or normalisation form: %2$s"),
        LITTER_GONE(
                "%1$s 所列的文件不存在，但只是文件管理器的杂物：%2$s",
                "%1$s lists a file that is not there, but it is only what file managers leave behind: %2$s");

        private final String chinese;
        private final String english;

        Kind(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }
    }

    public BagNote {
        requireNonNull(kind, "kind");
        where = shown(requireNonNull(where, "where"));
        found = shown(requireNonNull(found, "found"));
    }

    static BagNote fault(Kind kind, String where, String found) {
        return new BagNote(true, kind, where, found);
    }

    static BagNote warning(Kind kind, String where, String found) {
        return new BagNote(false, kind, where, found);
    }

    // A bag may name things so that a terminal or a page would misbehave.
    private static String shown(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]", "\ufffd");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }

    /** The note in Chinese. */
    public String inChinese() {
        return kind.chinese.formatted(where, found);
    }

    /** The note in English. */
    public String inEnglish() {
        return kind.english.formatted(where, found);
    }
}
