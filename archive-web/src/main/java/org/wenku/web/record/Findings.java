package org.wenku.web.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.wenku.archive.holding.HeldFile;
import org.wenku.web.page.Messages;

/** What programs that look at files for the staff have found: which format of PRONOM, and whether a PDF/A is one. */
final class Findings {

    private static final int MOST_RULES = 12;

    private final JsonNode technical;
    private final Messages text;

    Findings(HeldFile file, Messages text) {
        this.technical = file.technical();
        this.text = text;
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
