package org.wenku.web.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wenku.archive.holding.HeldFile;
import org.wenku.web.page.Messages;

/** What programs that look at files for the staff have found: which format of PRONOM, and whether a PDF/A is one. */
final class Findings {

    private static final int MOST_RULES = 12;

    private static final Map<String, String> PROGRAMS = Map.of("droid", "DROID", "verapdf", "veraPDF");

    private final JsonNode technical;
    private final Messages text;

    Findings(HeldFile file, Messages text) {
        this.technical = file.technical();
        this.text = text;
    }

    /** Whether this program looks at files for the staff, and nothing that readers need is missing without it. */
    static boolean isBy(String program) {
        return PROGRAMS.containsKey(program);
    }

    /** That these programs have not looked at a file, in one line for all, because it is said on every file. */
    static String missing(Collection<String> programs, Messages text) {
        return text.of(
                "finding.missing",
                programs.stream()
                        .map(program -> PROGRAMS.getOrDefault(program, program))
                        .collect(Collectors.joining(text.of("finding.and"))));
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        JsonNode format = technical.path("format");
        if (format.has("signatures")) {
            sentences.add(format(format));
        }
        JsonNode pdfa = technical.path("pdfa");
        if (pdfa.has("tool")) {
            sentences.add(pdfa(pdfa));
        }
        return sentences;
    }

    private String format(JsonNode format) {
        List<String> names = new ArrayList<>();
        format.path("formats")
                .forEach(each -> names.add(
                        (each.path("puid").asText() + " " + each.path("name").asText()).strip()));
        String tool = format.path("tool").asText();
        String signatures = format.path("signatures").asText();
        return names.isEmpty()
                ? text.of("finding.format.unknown", tool, signatures)
                : text.of(
                        names.size() == 1 ? "finding.format" : "finding.format.several",
                        String.join(text.of("finding.or"), names),
                        tool,
                        signatures);
    }

    private String pdfa(JsonNode pdfa) {
        String tool = pdfa.path("tool").asText();
        if (pdfa.has("problem")) {
            return text.of("finding.pdfa.problem", tool, pdfa.path("problem").asText());
        }
        String flavour = pdfa.path("flavour").asText();
        if (pdfa.path("passed").asBoolean()) {
            return text.of("finding.pdfa.passed", flavour, tool);
        }
        List<String> rules = new ArrayList<>();
        for (JsonNode rule : pdfa.path("rules")) {
            if (rules.size() == MOST_RULES) {
                rules.add("…");
                break;
            }
            rules.add(rule.path("clause").asText() + " × " + rule.path("times").asLong());
        }
        return text.of(
                "finding.pdfa.broken",
                pdfa.path("failedRules").asLong(),
                flavour,
                pdfa.path("failedChecks").asLong(),
                String.join(text.of("finding.comma"), rules),
                tool);
    }
}
