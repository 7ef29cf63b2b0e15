package org.wenku.ingest.derive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wenku.ingest.inspect.Program;
import org.wenku.ingest.inspect.Tool;

/** Runs tesseract on the picture of one page. */
final class Tesseract {

    // One thread: its own threads cost more processor time than they save, and other work wants the other processor.
    private static final Map<String, String> ONE_THREAD = Map.of("OMP_THREAD_LIMIT", "1");

    private static final double CLEARLY_SURER = 4;

    private final Tool tool;

    private final Duration patience;

    Tesseract(Tool tool, Duration patience) {
        this.tool = tool;
        this.patience = patience;
    }

    /** What a page says in a language. */
    OcrPage read(Path picture, int number, String language) throws IOException {
        Path base = picture.resolveSibling(picture.getFileName() + "-" + language);
        Path text = Path.of(base + ".txt");
        Path words = Path.of(base + ".tsv");
        try {
            Program.Ended ended = run(List.of(
                    picture.toString(),
                    base.toString(),
                    "-l",
                    language,
                    "--dpi",
                    "300",
                    "-c",
                    "preserve_interword_spaces=1",
                    "txt",
                    "tsv"));
            if (!ended.well()) {
                throw new IOException(cause(ended));
            }
            String clean = Files.readString(text, StandardCharsets.UTF_8)
                    .replace("\f", "")
                    .replace("\0", "")
                    .strip();
            return new OcrPage(number, clean, language, confidence(words));
        } finally {
            Files.deleteIfExists(text);
            Files.deleteIfExists(words);
        }
    }

    /**
     * The page in the first of the languages, unless the engine is clearly surer in another: on simplified text the two
     * Chinese models come within a point of each other, on traditional text they are ten apart.
     */
    OcrPage readBest(Path picture, int number, List<String> languages) throws IOException {
        OcrPage best = read(picture, number, languages.get(0));
        for (String language : languages.subList(1, languages.size())) {
            OcrPage other = read(picture, number, language);
            if (other.confidence() > best.confidence() + CLEARLY_SURER) {
                best = other;
            }
        }
        return best;
    }

    /** The script of a page, such as {@code Han} or {@code Latin}, where it can be told cheaply. */
    Optional<String> script(Path picture) throws IOException {
        Program.Ended ended = run(List.of(picture.toString(), "-", "--psm", "0", "-l", "osd"));
        return ended.output()
                .lines()
                .filter(line -> line.startsWith("Script: "))
                .map(line -> line.substring("Script: ".length()).strip())
                .findFirst();
    }

    private Program.Ended run(List<String> command) throws IOException {
        return new Program(tool.command(command), ONE_THREAD, patience).run();
    }

    private static String cause(Program.Ended ended) {
        String said = ended.errors().strip().replaceAll("\\s+", " ");
        return ended.status() == -1
                ? "stopped at the deadline"
                : "exit status " + ended.status() + ": " + said.substring(0, Math.min(said.length(), 300));
    }

    private static double confidence(Path words) throws IOException {
        return Files.readAllLines(words, StandardCharsets.UTF_8).stream()
                .map(line -> line.split("\t", 12))
                .filter(columns -> columns.length == 12 && !columns[11].isBlank() && columns[0].equals("5"))
                .mapToDouble(columns -> Double.parseDouble(columns[10]))
                .average()
                .orElse(0);
    }
}
