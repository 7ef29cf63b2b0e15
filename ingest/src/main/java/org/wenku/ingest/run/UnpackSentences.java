package org.wenku.ingest.run;

import org.wenku.archive.step.StepNote;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.extract.Taken;

/** What is said to people about unpacking. */
final class UnpackSentences {

    private UnpackSentences() {}

    /** Why a container stays closed. */
    static StepNote of(Taken taken) {
        if (taken instanceof Taken.Locked locked) {
            return new StepNote(
                    "容器已加密，没有密码无法解开；原文件完好保存。",
                    "The container is locked by a password and stays closed; it is kept whole.",
                    locked.cause());
        }
        if (taken instanceof Taken.TooMuch much) {
            return new StepNote(
                    "里面的内容过多或解开后过大（如压缩炸弹），已停止，没有收入任何文件；原文件完好保存。",
                    "There is too much inside, or it grows too large (as bombs do); it was stopped and nothing was taken"
                            + " in. The container is kept whole.",
                    much.cause());
        }
        String cause = taken instanceof Taken.Unreadable unreadable ? unreadable.cause() : "";
        return new StepNote(
                "无法解开：容器已损坏，或其格式尚无工具可读；原文件完好保存。",
                "It cannot be opened: it is damaged, or nothing here reads its form. The container is kept whole.",
                cause);
    }

    /** Why one thing in it was not taken out. */
    static Sentence of(Taken.Entry entry, String path) {
        return switch (entry.problem()) {
            case "ENCRYPTED" -> new Sentence("“" + path + "”已加密，留在容器里。", "“" + path + "” is encrypted and stays in the container.");
            case "LINK" -> new Sentence("“" + path + "”是链接，不予跟随。", "“" + path + "” is a link, which is not followed.");
            case "SPECIAL" ->
                new Sentence("“" + path + "”既非文件也非文件夹。", "“" + path + "” is neither a file nor a folder.");
            case "VOLUME" ->
                new Sentence("“" + path + "”有一部分在另一分卷里。", "A piece of “" + path + "” is in another volume.");
            case "ABSENT" ->
                new Sentence("“" + path + "”只有名称，内容不在里面。", "“" + path + "” is only named; its bytes are not inside.");
            default ->
                new Sentence(
                        "“" + path + "”无法解出：" + entry.problem(),
                        "“" + path + "” could not be taken out: " + entry.problem());
        };
    }

    /** How it went. */
    static StepNote of(IngestSummary summary) {
        long taken = summary.counts().get(IngestOutcome.Kind.ACCEPTED);
        long held = summary.counts().get(IngestOutcome.Kind.DUPLICATE);
        long aside = summary.counts().get(IngestOutcome.Kind.QUARANTINED);
        long refused = summary.counts().get(IngestOutcome.Kind.REFUSED);
        return StepNote.of(
                "收入 " + taken + " 件，已在库 " + held + " 件，隔离 " + aside + " 件，未收 " + refused + " 件。",
                taken + " taken in, " + held + " held already, " + aside + " set aside, " + refused + " left.");
    }
}
