package org.wenku.ingest.rendition;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.wenku.archive.step.StepNote;
import org.wenku.ingest.extract.Rendering;
import org.wenku.ingest.inspect.Program;
import org.wenku.ingest.inspect.Tool;

/** What is said when a tool could not do its work. */
final class Outcome {

    private Outcome() {}

    /**
     * Runs a program.
     *
     * @throws IOException when it cannot be started or the disk is full: both may be better another time
     */
    static Program.Ended run(Tool tool, List<String> arguments, Duration deadline) throws IOException {
        return checked(new Program(tool.command(arguments), Map.of(), deadline).run());
    }

    static Program.Ended checked(Program.Ended ended) throws IOException {
        if (!ended.well() && ended.errors().contains("No space left on device")) {
            throw new IOException(words(ended.errors()));
        }
        return ended;
    }

    /** That the program did not do it, in its own words. */
    static Maker.NotMade of(Tool tool, Program.Ended ended, Duration deadline) {
        String name = tool.kind().program();
        return ended.status() == -1
                ? new Maker.NotMade(new StepNote(
                        name + " 在 " + deadline.toSeconds() + " 秒内未完成，已停止。",
                        name + " was stopped after " + deadline.toSeconds() + " seconds.",
                        words(ended.errors())))
                : new Maker.NotMade(new StepNote(
                        name + " 无法处理此文件。", name + " could not make anything of the file.", words(ended.errors())));
    }

    /** That the file could not be drawn. */
    static Maker.NotMade of(Rendering.NotRendered not) {
        return new Maker.NotMade(new StepNote("无法绘制此文件。", "The file could not be drawn.", not.cause()));
    }

    private static String words(String said) {
        String plain = said.strip();
        return plain.length() > 600 ? "…" + plain.substring(plain.length() - 600) : plain;
    }
}
