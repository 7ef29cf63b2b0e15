package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.wenku.archive.description.Statements;
import org.wenku.archive.exchange.dc.DublinCoreXml;
import org.wenku.archive.exchange.premis.PremisAgent;
import org.wenku.archive.exchange.premis.PremisEvent;
import org.wenku.archive.exchange.premis.PremisFile;
import org.wenku.archive.exchange.premis.PremisXml;
import org.wenku.archive.holding.NewFile;
import org.wenku.archive.storage.Deposit;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.Put;
import org.wenku.archive.storage.VersionNote;

/**
 * What goes into the preservation store for a record: the original files, and beside them what is known of them, so that
 * the store can be read without the catalogue: {@code metadata/dc.xml} and a PREMIS document for each accession.
 */
final class PreservationDocuments {

    private static final String SOFTWARE = "software:wenku";
    private static final String PERSON = "person:";

    private final String by;

    PreservationDocuments(String by) {
        this.by = by;
    }

    /** The files of a new record, or files that join one: then the description is already there and stays. */
    Put put(UUID record, boolean isNew, List<Arrived.Received> received, Statements statements) {
        Instant now = Instant.now();
        List<Deposit> deposits = new ArrayList<>();
        for (Arrived.Received each : received) {
            Receiver.Receipt receipt = each.receipt();
            deposits.add(Deposit.original(each.arrival().name(), receipt.file(), receipt.sha256())
                    .withSha512(receipt.sha512()));
        }
        if (isNew) {
            deposits.add(Deposit.bytes(
                    "metadata/dc.xml", DublinCoreXml.qualified(statements.all(), new ObjectId(record).toString())));
        }
        List<NewFile> files = received.stream()
                .map(each -> requireNonNull(each.read().orElseThrow().file()))
                .toList();
        deposits.add(Deposit.bytes("metadata/premis-" + files.get(0).id() + ".xml", premis(files, now)));
        return new Put(new ObjectId(record), deposits, new VersionNote(by, "ingest", now));
    }

    private byte[] premis(List<NewFile> files, Instant now) {
        List<PremisFile> objects = files.stream()
                .map(file -> new PremisFile(
                        name(file.id()),
                        file.storedAt(),
                        file.name(),
                        file.size(),
                        file.sha256(),
                        file.mediaType(),
                        null,
                        file.puid()))
                .toList();
        List<String> names = files.stream().map(file -> name(file.id())).toList();
        List<PremisEvent> events = new ArrayList<>();
        events.add(event(PremisEvent.Kind.INGESTION, now, null, List.of(PERSON + by, SOFTWARE), names));
        events.add(
                event(PremisEvent.Kind.MESSAGE_DIGEST_CALCULATION, now, "SHA-256, SHA-512", List.of(SOFTWARE), names));
        events.add(event(PremisEvent.Kind.FORMAT_IDENTIFICATION, now, "Apache Tika", List.of(SOFTWARE), names));
        List<PremisAgent> scanners = Inspections.virusChecks(files, events);
        List<PremisAgent> agents = new ArrayList<>(scanners);
        agents.addAll(List.of(
                new PremisAgent(PERSON + by, by, PremisAgent.Kind.PERSON, null),
                new PremisAgent(SOFTWARE, "Wenku", PremisAgent.Kind.SOFTWARE, "0.1")));
        return PremisXml.bytes(objects, events, agents);
    }

    private static PremisEvent event(
            PremisEvent.Kind kind,
            Instant now,
            @org.jspecify.annotations.Nullable String detail,
            List<String> agents,
            List<String> files) {
        return new PremisEvent(
                name(UUID.randomUUID()), kind, now, detail, PremisEvent.Outcome.SUCCESS, null, agents, files);
    }

    private static String name(UUID id) {
        return "urn:uuid:" + id;
    }
}
