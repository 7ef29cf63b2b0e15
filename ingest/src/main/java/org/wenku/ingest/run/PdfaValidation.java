package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.exchange.premis.PremisAgent;
import org.wenku.archive.exchange.premis.PremisEvent;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.holding.NewFile;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepEnding;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepProgress;
import org.wenku.archive.step.StepWork;
import org.wenku.archive.storage.LocalCopy;
import org.wenku.archive.storage.ObjectId;
import org.wenku.ingest.inspect.PdfaCheck;
import org.wenku.ingest.inspect.Toolbox;

/**
 * The step that has veraPDF hold a PDF that says it is PDF/A to its word. What it finds stands with the file and beside it
 * in the store.
 */
public final class PdfaValidation implements StepWork {

    /** The kind of these steps. */
    public static final String KIND = "pdfa-validation";

    /** The place of the finding in the technical metadata of a file. */
    static final String FIELD = "pdfa";

    private static final int MOST_RULES = 50;

    private final Archive archive;
    private final Toolbox toolbox;

    /** Checks the PDFs of this archive. */
    public PdfaValidation(Archive archive, Toolbox toolbox) {
        this.archive = requireNonNull(archive, "archive");
        this.toolbox = requireNonNull(toolbox, "toolbox");
    }

    /** Whether this is a PDF that says it is PDF/A. */
    static boolean concerns(NewFile file) {
        JsonNode fields = file.technical().path("fields");
        return (file.kind() == FileKind.ORIGINAL || file.kind() == FileKind.PRESERVATION)
                && file.mediaType().equals("application/pdf")
                && (fields.has("pdfaid:part") || fields.has("pdfa:PDFVersion"));
    }

    @Override
    public StepEnding work(Step step, StepProgress progress) throws IOException {
        UUID subject = requireNonNull(step.subject());
        Optional<HeldFile> held = archive.read(catalogue -> catalogue.file(subject));
        if (held.isEmpty()) {
            return StepEnding.done();
        }
        HeldFile file = held.get();
        PdfaCheck check = look(file);
        if (check instanceof PdfaCheck.Unavailable none) {
            return StepEnding.unavailable(
                    none.tool().kind().program(),
                    StepNote.of(
                            "缺少 veraPDF，暂未核验此文件是否符合 PDF/A；安装后自动继续。",
                            "Without veraPDF it is not known whether the file keeps to PDF/A, as it says;"
                                    + " it is checked when the program is there."));
        }
        if (progress.mustStop()) {
            return StepEnding.stopped();
        }
        ObjectNode finding = finding(check);
        // Bytes first; the same finding put again changes nothing that matters.
        Inspections.store(archive, file, KIND, event(file.id(), finding), List.of(agent(finding)));
        archive.write(new Act("inspection", KIND, null), desk -> {
            progress.hold(desk);
            Inspections.note(desk, file.id(), FIELD, finding);
            return null;
        });
        return check instanceof PdfaCheck.Failed failed
                ? StepEnding.done(new StepNote("veraPDF 无法核验此文件。", "veraPDF could not check the file.", failed.cause()))
                : StepEnding.done();
    }

    private PdfaCheck look(HeldFile file) throws IOException {
        try (LocalCopy copy = LocalCopy.of(
                archive.store(),
                new ObjectId(file.recordId()),
                file.storedAt(),
                archive.home().resolve("scratch").resolve(KIND + "-" + file.id()))) {
            return PdfaCheck.of(copy.path(), file.size(), toolbox);
        }
    }

    private static ObjectNode finding(PdfaCheck check) {
        ObjectNode finding = JsonNodeFactory.instance.objectNode();
        finding.put("at", Instant.now().toString());
        if (check instanceof PdfaCheck.Checked checked) {
            finding.put("tool", "veraPDF " + checked.version())
                    .put("flavour", checked.flavour())
                    .put("passed", checked.passed())
                    .put("failedRules", checked.broken().size())
                    .put("failedChecks", checked.checks());
            ArrayNode rules = finding.putArray("rules");
            checked.broken().stream()
                    .limit(MOST_RULES)
                    .forEach(broken -> rules.addObject()
                            .put("standard", Reading.clean(broken.standard()))
                            .put("clause", Reading.clean(broken.clause()))
                            .put("times", broken.times())
                            .put("words", Reading.clean(broken.words())));
        } else if (check instanceof PdfaCheck.Failed failed) {
            finding.put("tool", "veraPDF " + failed.version()).put("problem", Reading.clean(failed.cause()));
        }
        return finding;
    }

    private static PremisAgent agent(JsonNode finding) {
        String tool = finding.path("tool").asText();
        return new PremisAgent(
                "software:" + tool.replace(' ', '/'),
                "veraPDF",
                PremisAgent.Kind.SOFTWARE,
                tool.replace("veraPDF ", ""));
    }

    private static PremisEvent event(UUID file, JsonNode finding) {
        boolean checked = finding.has("flavour");
        boolean passed = finding.path("passed").asBoolean();
        return new PremisEvent(
                "urn:uuid:" + UUID.randomUUID(),
                PremisEvent.Kind.VALIDATION,
                Instant.parse(finding.path("at").asText()),
                checked ? finding.path("flavour").asText() : "PDF/A",
                passed
                        ? PremisEvent.Outcome.SUCCESS
                        : checked ? PremisEvent.Outcome.FAILURE : PremisEvent.Outcome.WARNING,
                checked ? broken(finding) : finding.path("problem").asText(),
                List.of(agent(finding).identifier()),
                List.of("urn:uuid:" + file));
    }

    private static String broken(JsonNode finding) {
        StringBuilder said = new StringBuilder(finding.path("failedRules").asLong() + " rules broken, "
                + finding.path("failedChecks").asLong() + " checks failed");
        String separator = ": ";
        for (JsonNode rule : finding.path("rules")) {
            said.append(separator)
                    .append(rule.path("clause").asText())
                    .append(" × ")
                    .append(rule.path("times").asLong());
            separator = ", ";
        }
        return said.toString();
    }
}
