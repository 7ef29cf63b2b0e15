package org.wenku.ingest.inspect;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What veraPDF finds when it holds a PDF that says it is PDF/A to its word. */
public sealed interface PdfaCheck {

    /**
     * It was held to the rules of what it says it is.
     *
     * @param flavour such as {@code PDF/A-1b}
     * @param broken the rules it breaks, those that are broken most often first
     * @param checks how many checks failed
     * @param version of veraPDF
     */
    record Checked(String flavour, boolean passed, List<Broken> broken, long checks, String version)
            implements PdfaCheck {
        public Checked {
            requireNonNull(flavour, "flavour");
            broken = List.copyOf(broken);
            requireNonNull(version, "version");
        }
    }

    /**
     * A rule that is broken.
     *
     * @param standard such as {@code ISO 19005-1:2005}
     * @param clause of the standard, with the number of its test, such as {@code 6.7.9-3}
     * @param times how many checks failed
     * @param words what it asks for, in the words of veraPDF
     */
    record Broken(String standard, String clause, long times, String words) {}

    /** veraPDF is not installed. */
    record Unavailable(Tool tool) implements PdfaCheck {}

    /**
     * It could not be checked.
     *
     * @param cause in the words of veraPDF
     */
    record Failed(String cause, String version) implements PdfaCheck {}

    /** Checks a PDF; as long as it takes, up to ten minutes for a large one. */
    static PdfaCheck of(Path pdf, long size, Toolbox toolbox) {
        Tool verapdf = toolbox.tool(Tool.Kind.VERAPDF);
        Optional<String> version = verapdf.versionIfThere();
        if (version.isEmpty()) {
            return new Unavailable(verapdf);
        }
        try {
            Program.Ended ended = new Program(
                            verapdf.command(List.of(
                                    "--format",
                                    "json",
                                    "--flavour",
                                    "0",
                                    "--maxfailuresdisplayed",
                                    "1",
                                    "--loglevel",
                                    "0",
                                    pdf.toAbsolutePath().toString())),
                            Map.of("JAVA_TOOL_OPTIONS", "-Xmx768m -XX:+UseSerialGC"),
                            Duration.ofSeconds(Math.min(600, 90 + (size >> 20))))
                    .run();
            if (ended.status() == -1) {
                return new Failed("stopped at the deadline", version.get());
            }
            return read(ended, version.get());
        } catch (IOException e) {
            return new Failed(String.valueOf(e.getMessage()), version.get());
        }
    }

    private static PdfaCheck read(Program.Ended ended, String version) {
        try {
            JsonNode job = new ObjectMapper()
                    .readTree(ended.output())
                    .path("report")
                    .path("jobs")
                    .path(0);
            for (JsonNode result : job.path("validationResult")) {
                String flavour = result.path("profileName").asText().replace(" validation profile", "");
                if (flavour.startsWith("PDF/A")) {
                    return checked(flavour, result, version);
                }
            }
            String exception =
                    job.path("taskException").path("exceptionMessage").asText();
            return new Failed(exception.isEmpty() ? words(ended.errors()) : words(exception), version);
        } catch (JsonProcessingException e) {
            return new Failed(words(ended.errors() + " " + ended.output()), version);
        }
    }

    private static Checked checked(String flavour, JsonNode result, String version) {
        List<Broken> broken = new ArrayList<>();
        for (JsonNode rule : result.path("details").path("ruleSummaries")) {
            if (rule.path("ruleStatus").asText().equals("FAILED")) {
                broken.add(new Broken(
                        rule.path("specification").asText(),
                        rule.path("clause").asText() + "-"
                                + rule.path("testNumber").asText(),
                        rule.path("failedChecks").asLong(),
                        rule.path("description").asText()));
            }
        }
        broken.sort(Comparator.comparingLong(Broken::times).reversed().thenComparing(Broken::clause));
        return new Checked(
                flavour,
                result.path("compliant").asBoolean(),
                broken,
                result.path("details").path("failedChecks").asLong(),
                version);
    }

    private static String words(String said) {
        String plain = said.replaceAll("Picked up JAVA_TOOL_OPTIONS[^\\n]*", "")
                .replaceAll("\\s+", " ")
                .strip();
        return plain.length() > 300 ? plain.substring(0, 300) + "…" : plain;
    }
}
