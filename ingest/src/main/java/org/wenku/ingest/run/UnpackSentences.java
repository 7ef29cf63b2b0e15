package org.wenku.ingest.run;

import org.jspecify.annotations.Nullable;
import org.wenku.archive.holding.InnerFile;
import org.wenku.archive.step.StepNote;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.extract.Taken;

/** What is said to people about unpacking. */
final class UnpackSentences {

    private UnpackSentences() {}

    /** Why a container stays closed. */
    static StepNote closed(Taken taken) {
        if (taken instanceof Taken.Locked locked) {
            return new StepNote(
                    "已加密，没有密码无法解开；原文件完好保存。",
                    "It is locked by a password and stays closed; the file is kept whole.",
                    locked.cause());
        }
        if (taken instanceof Taken.TooMuch much) {
            return new StepNote(
                    "里面的内容超出限度（文件数、解开后的大小或所需时间），如压缩炸弹；已停止，没有收入任何内容，原文件完好保存。",
                    "There is more inside than may come out (files, bytes when unpacked, or time), as in bombs; it was stopped"
                            + " and nothing was taken in. The file is kept whole.",
                    much.cause());
        }
        String cause = taken instanceof Taken.Unreadable unreadable ? unreadable.cause() : "";
        return new StepNote(
                "无法解开：文件已损坏，或其格式（如 RAR 5）尚无工具可读；原文件完好保存。",
                "It cannot be opened: it is damaged, or nothing here reads its form (such as RAR 5). The file is kept whole.",
                cause);
    }

    /** Why one file inside a container is not taken in. */
    static Sentence of(InnerFile.Problem problem, @Nullable String cause) {
        Sentence why = switch (problem) {
            case ENCRYPTED -> new Sentence("已加密，留在原文件里", "It is encrypted and stays in the container");
            case LINK -> new Sentence("是链接，不予跟随", "It is a link, which is not followed");
            case SPECIAL -> new Sentence("既非文件也非文件夹", "It is neither a file nor a folder");
            case VOLUME -> new Sentence("有一部分在另一分卷里", "A piece of it is in another volume");
            case METHOD -> new Sentence("压缩方法无法识别", "It is packed in a way that nothing here reads");
            case DAMAGED -> new Sentence("已损坏，无法完整取出", "It is damaged and does not come out whole");
            case LITTER -> new Sentence("文件管理程序留下的文件，并非来件", "A file manager has left it; it was given by nobody");
        };
        return cause == null
                ? new Sentence(why.chinese() + "。", why.english() + ".")
                : new Sentence(why.chinese() + "：" + cause, why.english() + ": " + cause);
    }

    /**
     * How it went.
     *
     * @param brokenOff why there may be more inside than was named; empty when there is not
     */
    static StepNote ended(IngestSummary summary, String brokenOff) {
        long taken = summary.counts().getOrDefault(IngestOutcome.Kind.ACCEPTED, 0L);
        long held = summary.counts().getOrDefault(IngestOutcome.Kind.DUPLICATE, 0L);
        long aside = summary.counts().getOrDefault(IngestOutcome.Kind.QUARANTINED, 0L);
        long left = summary.counts().getOrDefault(IngestOutcome.Kind.REFUSED, 0L);
        String chinese = "收入 " + taken + " 件，已在库 " + held + " 件，隔离 " + aside + " 件，留在原文件里 " + left + " 件。";
        String english =
                taken + " taken in, " + held + " held already, " + aside + " set aside, " + left + " left inside.";
        return brokenOff.isEmpty()
                ? StepNote.of(chinese, english)
                : new StepNote(
                        chinese + "此后的内容已损坏，无法读出。",
                        english + " What follows is damaged and cannot be read.",
                        brokenOff);
    }
}
