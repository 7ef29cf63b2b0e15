package org.wenku.web.staff.receiving;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.accession.Accessions;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.upload.Deliveries;
import org.wenku.ingest.upload.Delivery;
import org.wenku.ingest.upload.Upload;
import org.wenku.ingest.upload.Uploads;
import org.wenku.web.api.Json;
import org.wenku.web.caller.Caller;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Language;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** Makes the pages of the desk. */
final class ReceiveViews {

    private static final int DELIVERIES = 20;
    private static final int FILES = 100;
    private static final int ACCESSIONS = 50;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** What the module says; each stands in the message files under {@code receive.js.}. */
    private static final List<String> MODULE_WORDS = List.of(
            "chosen",
            "waiting",
            "sending",
            "again",
            "failed",
            "retry",
            "more",
            "missing",
            "unannounced",
            "elsewhere",
            "signed-out",
            "away",
            "all-here",
            "carrying",
            "changed",
            "remove");

    private final Archive archive;
    private final Deliveries deliveries;
    private final Uploads uploads;
    private final Places places;

    ReceiveViews(Archive archive, Deliveries deliveries, Uploads uploads) {
        this.archive = archive;
        this.deliveries = deliveries;
        this.uploads = uploads;
        this.places = new Places(archive);
    }

    View desk(
            ContainerRequestContext request,
            @Nullable UUID before,
            String into,
            String accession,
            @Nullable String fault) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        Caller caller = Caller.of(request);
        List<Delivery> found = deliveries.of(caller.name(), before, DELIVERIES + 1);
        List<Delivery> shown = found.subList(0, Math.min(DELIVERIES, found.size()));
        Map<UUID, Delivery.Tally> tallies = deliveries.tallies(shown);
        return new View(
                "staff/receiving/receive.jte",
                new ReceivePage(
                        frame(visit, text.of("desk.receive")),
                        fault,
                        into,
                        accession,
                        accessions(),
                        caller.reader().holdsAnywhere(Right.PUBLISH),
                        places.of(caller.reader()),
                        words(text),
                        shown.stream()
                                .map(each -> line(each, tally(tallies, each), text))
                                .toList(),
                        found.size() > DELIVERIES
                                ? "/staff/receive?before="
                                        + shown.get(DELIVERIES - 1).id()
                                : null));
    }

    private List<ReceivePage.Place> accessions() {
        return archive.read(catalogue -> Accessions.list(catalogue, null, ACCESSIONS)).stream()
                .map(entry -> new ReceivePage.Place(entry.number(), entry.donor()))
                .toList();
    }

    private static Frame frame(Visit visit, String title) {
        return Frame.of(visit, title, null)
                .withModules("htmx.js", "receiving.js")
                .atDesk(DeskDoor.RECEIVE);
    }

    private static Delivery.Tally tally(Map<UUID, Delivery.Tally> tallies, Delivery of) {
        return tallies.getOrDefault(of.id(), Delivery.Tally.NOTHING);
    }

    private static String words(Messages text) {
        ObjectNode words = Json.MAPPER.createObjectNode();
        MODULE_WORDS.forEach(word -> words.put(word, text.of("receive.js." + word)));
        return new String(Json.bytes(words), StandardCharsets.UTF_8);
    }

    private static ReceivePage.Line line(Delivery delivery, Delivery.Tally tally, Messages text) {
        return new ReceivePage.Line(
                "/staff/receive/" + delivery.id(),
                name(delivery, text),
                state(delivery, text),
                facts(delivery, tally, text),
                delivery.state() == Delivery.State.OPEN || delivery.note() != null);
    }

    private static String name(Delivery delivery, Messages text) {
        return delivery.label().isEmpty()
                ? text.of("receive.unnamed", TIME.format(delivery.openedAt()))
                : delivery.label();
    }

    private static String state(Delivery delivery, Messages text) {
        boolean stopped = delivery.note() != null && delivery.state() == Delivery.State.HANDED_IN;
        return text.of("receive.state."
                + (stopped ? "stopped" : delivery.state().name().toLowerCase(Locale.ROOT)));
    }

    private static String facts(Delivery delivery, Delivery.Tally tally, Messages text) {
        return text.of(
                        "receive.facts",
                        tally.files(),
                        text.size(tally.bytes()),
                        text.of("receive.way." + delivery.way().name().toLowerCase(Locale.ROOT)),
                        TIME.format(delivery.openedAt()))
                + (delivery.publish() ? text.of("receive.facts.publish") : "");
    }

    View delivery(ContainerRequestContext request, Delivery delivery, @Nullable UUID after, @Nullable String fault) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        Delivery.Tally tally = deliveries.tally(delivery.id());
        List<Upload> found = uploads.of(delivery.id(), after, FILES + 1);
        List<Upload> shown = found.subList(0, Math.min(FILES, found.size()));
        Map<UUID, Deliveries.Ended> ended = deliveries.outcomes(shown);
        boolean open = delivery.state() == Delivery.State.OPEN;
        boolean handedIn = delivery.state() == Delivery.State.HANDED_IN;
        Sentence note = delivery.note();
        return new View(
                "staff/receiving/delivery.jte",
                new DeliveryPage(
                        frame(visit, name(delivery, text)),
                        delivery.id().toString(),
                        name(delivery, text),
                        into(delivery, text),
                        accession(delivery),
                        fault,
                        note == null ? null : said(note, text),
                        state(delivery, text),
                        facts(delivery, tally, text),
                        open,
                        handedIn && note == null,
                        handedIn && note != null,
                        open ? tally.received() : tally.taken(),
                        open ? tally.bytes() : tally.whole() + tally.taken(),
                        tally.coming(),
                        tally.whole(),
                        counts(delivery, text),
                        words(text),
                        shown.stream()
                                .map(upload -> row(upload, ended.get(upload.id()), text))
                                .toList(),
                        found.size() > FILES
                                ? "/staff/receive/" + delivery.id() + "?after="
                                        + shown.get(FILES - 1).id()
                                : null));
    }

    private List<DeliveryPage.Count> counts(Delivery delivery, Messages text) {
        return deliveries.counts(delivery.id()).entrySet().stream()
                .map(each -> new DeliveryPage.Count(
                        each.getValue(),
                        text.of("receive.outcome." + each.getKey().toLowerCase(Locale.ROOT))))
                .toList();
    }

    private DeliveryPage.@Nullable Into accession(Delivery delivery) {
        UUID accession = delivery.accession();
        return accession == null
                ? null
                : archive.read(catalogue -> Accessions.with(catalogue, accession))
                        .map(entry ->
                                new DeliveryPage.Into("/staff/accessions/" + entry.id(), entry.number(), entry.donor()))
                        .orElse(null);
    }

    private DeliveryPage.Into into(Delivery delivery, Messages text) {
        return archive.read(catalogue -> catalogue.record(delivery.target()))
                .map(record -> new DeliveryPage.Into(
                        "/records/" + record.id(), record.reference().text(), title(record)))
                .orElse(new DeliveryPage.Into("/collections", "—", text.of("receive.gone")));
    }

    private static String title(CatalogueRecord record) {
        return record.title().equals(record.reference().text()) ? "" : record.title();
    }

    private static String said(Sentence sentence, Messages text) {
        return text.language() == Language.ZH ? sentence.chinese() : sentence.english();
    }

    private static DeliveryPage.Row row(Upload upload, Deliveries.@Nullable Ended ended, Messages text) {
        String kind = (ended == null ? upload.state().name() : ended.kind()).toLowerCase(Locale.ROOT);
        String state = ended != null
                ? text.of("receive.outcome." + kind)
                : upload.state() == Upload.State.COMING && upload.received() > 0
                        ? text.of("receive.file.part", text.size(upload.received()))
                        : text.of("receive.file." + kind);
        return new DeliveryPage.Row(
                upload.path().display(),
                text.size(upload.size()),
                kind,
                state,
                ended == null ? null : said(ended.sentence(), text),
                ended == null
                        ? null
                        : ended.record().map(id -> "/records/" + id).orElse(null));
    }
}
