package org.wenku.web.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Shows on a terminal how an ingest goes on: a bar that is drawn over itself, every file that needs a look, and at the
 * end a table. Where the output is not a terminal there is no bar, only lines.
 */
final class Progress {

    private static final int BAR = 30;
    private static final long REDRAW_NANOS = 100_000_000L;

    private final Tongue tongue;
    private final boolean verbose;
    private final boolean terminal = Boolean.getBoolean("wenku.terminal");
    private final PrintStream err = System.err;
    private final PrintStream out = System.out;
    private final long begun = System.nanoTime();

    private long found;
    private long ended;
    private long bytes;
    private long drawn;
    private JsonNode summary = MissingNode.getInstance();

    Progress(Tongue tongue, boolean verbose) {
        this.tongue = tongue;
        this.verbose = verbose;
    }

    /** Takes one line of the answer. */
    void take(JsonNode line) {
        switch (line.path("event").asText()) {
            case "found" -> found++;
            case "ended" -> ended(line);
            case "summary" -> summary = line;
            case "sent" -> sent(line);
            case "ocr" -> ocr(line.path("left").asLong());
            default -> {}
        }
        if (summary.isMissingNode() && !line.path("event").asText().equals("sent")) {
            draw(false);
        }
    }

    private void sent(JsonNode line) {
        if (!terminal) {
            return;
        }
        clear();
        err.printf(
                "%s %s  %.1f / %.1f MB",
                tongue.of("正在上传", "sending"),
                printable(line.path("path").asText()),
                line.path("bytes").asLong() / 1e6,
                line.path("of").asLong() / 1e6);
        err.flush();
    }

    private void ocr(long left) {
        clear();
        String said = tongue.of(
                "正在拆解邮件、识别图像中的文字，余 " + left + " 项", "opening mail and reading text in pictures, " + left + " left");
        err.print(terminal ? said : said + "\n");
        err.flush();
    }

    private void ended(JsonNode line) {
        ended++;
        bytes += line.path("bytes").asLong();
        String outcome = line.path("outcome").asText();
        boolean worthALook = !outcome.equals("ACCEPTED") && !outcome.equals("DUPLICATE")
                || line.path("noted").asBoolean();
        if (verbose || worthALook) {
            clear();
            out.println(mark(outcome) + " " + printable(line.path("path").asText()) + "\n    " + tongue.of(line));
        }
    }

    private static String mark(String outcome) {
        return switch (outcome) {
            case "ACCEPTED" -> "+";
            case "DUPLICATE" -> "=";
            case "QUARANTINED" -> "!";
            default -> "-";
        };
    }

    /** File names come from strangers and must not steer the terminal. */
    private static String printable(String name) {
        StringBuilder shown = new StringBuilder(name.length());
        name.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? 0xFFFD : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private void draw(boolean last) {
        long now = System.nanoTime();
        if (!terminal || (!last && now - drawn < REDRAW_NANOS)) {
            return;
        }
        drawn = now;
        int filled = found == 0 ? 0 : (int) (BAR * ended / found);
        double seconds = (now - begun) / 1e9;
        err.printf(
                "\r[%s%s] %d/%d  %.1f MB  %.0f/s \u001b[K",
                "█".repeat(filled),
                "·".repeat(BAR - filled),
                ended,
                found,
                bytes / 1e6,
                ended / Math.max(seconds, 0.001));
        err.flush();
    }

    private void clear() {
        if (terminal) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    /** Prints the table of outcomes; returns the last line of the answer. */
    JsonNode finish() {
        clear();
        Map<String, String> names = new LinkedHashMap<>();
        names.put("ACCEPTED", tongue.of("已入库", "accepted"));
        names.put("DUPLICATE", tongue.of("已在库中", "held already"));
        names.put("QUARANTINED", tongue.of("已隔离", "set aside"));
        names.put("REFUSED", tongue.of("未接收", "refused"));
        long total = 0;
        for (Map.Entry<String, String> name : names.entrySet()) {
            long count = summary.path("counts").path(name.getKey()).asLong();
            total += count;
            out.printf("%8d  %s%n", count, name.getValue());
        }
        out.printf("%8d  %s  %.1f s%n", total, tongue.of("合计", "in all"), (System.nanoTime() - begun) / 1e9);
        if (summary.path("hidden").asBoolean()) {
            out.println(tongue.of(
                    "所归入的档案尚未公开，读者暂时看不到这些内容。",
                    "The unit these were put into is not published, so readers do not see them yet."));
        }
        if (summary.has("stopped")) {
            err.println(tongue.of(summary.path("stopped")));
        }
        return summary;
    }
}
