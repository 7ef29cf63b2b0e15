package org.wenku.web.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.PrintStream;

/** Shows on a terminal how an import or an undoing goes on: a bar, every fault as a line, and at the end what came of it. */
final class ImportProgress {

    private static final int BAR = 30;
    private static final long REDRAW_NANOS = 100_000_000L;

    private final Tongue tongue;
    private final boolean terminal = Boolean.getBoolean("wenku.terminal");
    private final PrintStream err = System.err;
    private final PrintStream out = System.out;
    private final long begun = System.nanoTime();
    private long drawn;
    private JsonNode summary = MissingNode.getInstance();

    ImportProgress(Tongue tongue) {
        this.tongue = tongue;
    }

    /** Takes one line of the answer. */
    void take(JsonNode line) {
        switch (line.path("event").asText()) {
            case "at" -> draw(line);
            case "fault" ->
                say(line.path("row").asText() + line.path("column").asText() + " "
                        + line.path("header").asText() + "\n    " + tongue.of(line));
            case "hindrance" -> say("! " + tongue.of(line));
            case "summary" -> summary = line;
            default -> {}
        }
    }

    private void say(String line) {
        clear();
        out.println(printable(line));
    }

    /** What stands in a sheet comes from strangers and must not steer the terminal. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c != '\n' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)
                        ? 0xFFFD
                        : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private void draw(JsonNode line) {
        long now = System.nanoTime();
        if (!terminal || now - drawn < REDRAW_NANOS) {
            return;
        }
        drawn = now;
        long done = line.path("done").asLong();
        long total = Math.max(line.path("total").asLong(), 1);
        int filled = (int) Math.min(BAR, BAR * done / total);
        String phase = switch (line.path("phase").asText()) {
            case "READING" -> tongue.of("读取", "reading");
            case "CHECKING" -> tongue.of("检查", "checking");
            case "UNDOING" -> tongue.of("撤回", "undoing");
            default -> tongue.of("入库", "entering");
        };
        err.printf("\r%s [%s%s] %d/%d \u001b[K", phase, "█".repeat(filled), "·".repeat(BAR - filled), done, total);
        err.flush();
    }

    private void clear() {
        if (terminal) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    /** Prints what came of it; returns the last line of the answer. */
    JsonNode finish() {
        clear();
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (summary.has("counts")) {
            table();
            out.println(tongue.of(summary));
            out.println(tongue.of("批次 ", "batch ") + summary.path("batch").asText());
        } else if (summary.path("undone").asBoolean()) {
            out.printf(
                    tongue.of(
                            "已撤回：%d 条记录，%d 个文件；%d 条恢复原样。%n",
                            "undone: %d records, %d files; %d say again what they said.%n"),
                    summary.path("created").asLong(),
                    summary.path("files").asLong(),
                    summary.path("changed").asLong());
        }
        out.printf("%.1f s%n", seconds);
        return summary;
    }

    private void table() {
        JsonNode counts = summary.path("counts");
        row(counts, "created", tongue.of("新建", "new"));
        row(counts, "updated", tongue.of("更新", "updated"));
        row(counts, "same", tongue.of("未变", "as before"));
        row(counts, "ready", tongue.of("可以入库", "could be entered"));
        row(counts, "bad", tongue.of("未入库的行", "rows not entered"));
        row(counts, "faults", tongue.of("错误", "faults"));
        row(counts, "rows", tongue.of("行，合计", "rows in all"));
        long more = counts.path("faults").asLong() - summary.path("said").asLong();
        if (more > 0) {
            out.println(tongue.of("另有 " + more + " 处错误未列出。", more + " more faults are not listed here."));
        }
    }

    private void row(JsonNode counts, String name, String label) {
        out.printf("%8d  %s%n", counts.path(name).asLong(), label);
    }
}
