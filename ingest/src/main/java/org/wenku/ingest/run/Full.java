package org.wenku.ingest.run;

import java.nio.file.FileSystemException;
import java.util.Locale;
import org.wenku.ingest.Sentence;

/** Recognises that there is no room left on a disk. */
public final class Full {

    /** What to tell the person whose run has stopped. */
    public static final Sentence SENTENCE = new Sentence(
            "磁盘空间已满，入库停止。已入库的都已保存；腾出空间后重新运行即可继续。",
            "The disk is full and the run has stopped. Everything accepted is safe; make room and run it again to go on.");

    private Full() {}

    /** Whether this failure, or what caused it, says that no room is left. */
    public static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String said = cause instanceof FileSystemException refused ? refused.getReason() : cause.getMessage();
            if (said != null && said.toLowerCase(Locale.ROOT).contains("no space left")) {
                return true;
            }
        }
        return false;
    }
}
