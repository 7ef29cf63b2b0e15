package org.wenku.ingest.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.exchange.premis.PremisAgent;
import org.wenku.archive.exchange.premis.PremisEvent;
import org.wenku.archive.exchange.premis.PremisFile;
import org.wenku.archive.exchange.premis.PremisXml;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.holding.NewFile;
import org.wenku.archive.step.NewStep;
import org.wenku.archive.step.StepPriority;
import org.wenku.archive.storage.Deposit;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.VersionNote;
import org.wenku.ingest.inspect.MediaInspection;
import org.wenku.ingest.likeness.PictureLikeness;
import org.wenku.ingest.likeness.TextLikeness;
import org.wenku.ingest.rendition.Needs;
import org.wenku.ingest.scan.Scanner;

/** What is found out about files beside their text: which steps that takes, and how a finding is kept. */
final class Inspections {

    /** The step that scans what could not be scanned when it came in. */
    static final String SCAN_LATER = "virus-scan";

    private Inspections() {}

    /** The steps that a file needs that has just been entered: what is found out about it, and what is made of it. */
    static List<NewStep> of(NewFile file, String by) {
        List<NewStep> steps = new ArrayList<>(
                Needs.steps(file.id(), file.kind(), file.mediaType(), file.size(), file.ocrState(), by));
        if (file.size() > 0 && MediaInspection.concerns(file.mediaType())) {
            steps.add(NewStep.of(RecordingFacts.KIND, file.id(), StepPriority.WHEN_QUIET, by));
        }
        if (file.size() > 0 && FormatIdentification.concerns(file.kind())) {
            steps.add(NewStep.of(FormatIdentification.KIND, file.id(), StepPriority.WHEN_QUIET, by));
        }
        if (PdfaValidation.concerns(file)) {
            steps.add(NewStep.of(PdfaValidation.KIND, file.id(), StepPriority.WHEN_QUIET, by));
        }
        if (file.text() != null && TextLikeness.concerns(file.kind(), file.mediaType())) {
            steps.add(TextLikeness.of(file.id(), by));
        }
        if (file.size() > 0 && PictureLikeness.concerns(file.kind(), file.mediaType())) {
            steps.add(PictureLikeness.of(file.id(), by));
        }
        if (file.technical().path(Scanner.FIELD).path("status").asText().equals("NOT_SCANNED")) {
            steps.add(NewStep.of(SCAN_LATER, file.id(), StepPriority.NORMAL, by));
        }
        return steps;
    }

    /** Adds an event for each file that a scanner looked at, or should have; returns the scanners. */
    static List<PremisAgent> virusChecks(List<NewFile> files, List<PremisEvent> events) {
        List<PremisAgent> agents = new ArrayList<>();
        for (NewFile file : files) {
            JsonNode scan = file.technical().path(Scanner.FIELD);
            if (!scan.isMissingNode()) {
                PremisAgent agent = scanner(scan);
                if (agent != null && agents.stream().noneMatch(agent::equals)) {
                    agents.add(agent);
                }
                events.add(virusCheck(file.id(), scan, agent));
            }
        }
        return agents;
    }

    private static @Nullable PremisAgent scanner(JsonNode scan) {
        if (!scan.has("scanner")) {
            return null;
        }
        String version = scan.path("scanner").asText();
        String database =
                scan.path("database").asText() + " " + scan.path("databaseDate").asText();
        return new PremisAgent(
                "software:" + version + "/" + database.strip(),
                "ClamAV",
                PremisAgent.Kind.SOFTWARE,
                (version + " " + database).strip());
    }

    private static PremisEvent virusCheck(UUID file, JsonNode scan, @Nullable PremisAgent agent) {
        String status = scan.path("status").asText();
        PremisEvent.Outcome outcome = status.equals("CLEAN")
                ? PremisEvent.Outcome.SUCCESS
                : status.equals("INFECTED") ? PremisEvent.Outcome.FAILURE : PremisEvent.Outcome.WARNING;
        String released = scan.path("released").asBoolean() && outcome != PremisEvent.Outcome.SUCCESS
                ? " Released from quarantine by a person."
                : "";
        return new PremisEvent(
                "urn:uuid:" + UUID.randomUUID(),
                PremisEvent.Kind.VIRUS_CHECK,
                Instant.parse(scan.path("at").asText()),
                status,
                outcome,
                scan.path("en").asText() + released,
                agent == null ? List.of() : List.of(agent.identifier()),
                List.of("urn:uuid:" + file));
    }

    /** Puts what was found out later about a file beside it in the store: the same put again changes nothing. */
    static void store(Archive archive, HeldFile file, String name, PremisEvent event, List<PremisAgent> agents) {
        PremisFile object = new PremisFile(
                "urn:uuid:" + file.id(),
                file.storedAt(),
                file.name(),
                file.size(),
                file.sha256(),
                file.mediaType(),
                null,
                file.puid().orElse(null));
        archive.store()
                .put(
                        new ObjectId(file.recordId()),
                        List.of(Deposit.bytes(
                                "metadata/premis-" + file.id() + "-" + name + ".xml",
                                PremisXml.bytes(List.of(object), List.of(event), agents))),
                        new VersionNote("inspection", name, Instant.now()));
    }

    static void storeScan(Archive archive, HeldFile file, JsonNode scan) {
        PremisAgent agent = scanner(scan);
        store(
                archive,
                file,
                SCAN_LATER,
                virusCheck(file.id(), scan, agent),
                agent == null ? List.of() : List.of(agent));
    }

    /** Keeps a finding in the technical metadata of a file. */
    static void note(Cataloguing desk, UUID file, String field, ObjectNode finding) {
        desk.session()
                .createNativeMutationQuery(
                        "update file set technical = technical || cast(:finding as jsonb) where id = :id")
                .setParameter(
                        "finding",
                        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                                .objectNode()
                                .set(field, finding)
                                .toString())
                .setParameter("id", file)
                .executeUpdate();
    }
}
