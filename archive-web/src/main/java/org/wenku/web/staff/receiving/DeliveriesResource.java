package org.wenku.web.staff.receiving;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.upload.Deliveries;
import org.wenku.ingest.upload.Delivery;
import org.wenku.ingest.upload.NewDelivery;
import org.wenku.ingest.upload.NewUpload;
import org.wenku.ingest.upload.SentPath;
import org.wenku.ingest.upload.Upload;
import org.wenku.ingest.upload.Uploads;
import org.wenku.ingest.upload.Way;
import org.wenku.web.api.Json;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.Visit;

/** {@code /api/v1/deliveries}: what somebody sends at once, each person's own. */
@Path("api/v1/deliveries")
@Produces("application/json")
@Needs(Right.INGEST)
public final class DeliveriesResource {

    private static final int PAGE = 100;
    private static final int ANNOUNCED = 500;

    private final ReceivingRights rights;
    private final Deliveries deliveries;
    private final Uploads uploads;

    /** These deliveries. */
    public DeliveriesResource(Archive archive, Deliveries deliveries, Uploads uploads) {
        this.rights = new ReceivingRights(archive);
        this.deliveries = deliveries;
        this.uploads = uploads;
    }

    /** The caller's own, the newest first. */
    @GET
    public Response list(@Context ContainerRequestContext request, @QueryParam("cursor") @Nullable String cursor) {
        UUID before = cursor == null || cursor.isEmpty() ? null : Refusing.identifier(cursor);
        List<Delivery> found = deliveries.of(Caller.of(request).name(), before, PAGE + 1);
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode all = answer.putArray("deliveries");
        found.stream().limit(PAGE).forEach(delivery -> all.add(json(delivery)));
        answer.put("next", found.size() > PAGE ? found.get(PAGE - 1).id().toString() : null);
        return Response.ok(answer).build();
    }

    /**
     * Opens one: {@code into}, a reference code; {@code publish}; {@code accession}, its number in the register or nothing;
     * {@code label}, what the sender calls it; and {@code resume}, whether one that is the same in all this and not finished is answered instead.
     */
    @POST
    @Consumes("application/json")
    public Response open(@Context ContainerRequestContext request, @Nullable JsonNode said) {
        JsonNode body = requireNonNullElse(said, MissingNode.getInstance());
        Caller caller = Caller.of(request);
        boolean publish = body.path("publish").asBoolean(false);
        String into = body.path("into").asText("").strip();
        UUID unit = rights.unit(into)
                .orElseThrow(() -> Refusal.of(Problem.BAD_PARAMETER, "into", into, "LANE, LANE/001"))
                .id();
        CatalogueRecord target = rights.target(caller, unit, publish);
        Way way = "command".equals(body.path("way").asText()) ? Way.COMMAND : Way.BROWSER;
        NewDelivery wish = new NewDelivery(
                publish,
                way,
                body.path("label").asText(""),
                accession(body.path("accession").asText("").strip()));
        if (body.path("resume").asBoolean(false)) {
            Optional<Delivery> before = deliveries.unfinished(caller.name(), target.id(), wish);
            if (before.isPresent()) {
                return Response.ok(withTally(before.get())).build();
            }
        }
        Delivery opened = deliveries.open(caller.name(), target, wish);
        return Response.created(URI.create("/api/v1/deliveries/" + opened.id()))
                .entity(json(opened))
                .build();
    }

    private @Nullable UUID accession(String number) {
        return number.isEmpty()
                ? null
                : rights.accession(number)
                        .orElseThrow(() -> Refusal.of(Problem.BAD_PARAMETER, "accession", number, "2026-0001"))
                        .id();
    }

    /**
     * Announces files, at most 500, and says of each under which identifier it is to be sent and how far it is. The path is
     * text in {@code path} or, byte for byte, Base64 in {@code pathBytes}.
     */
    @POST
    @Path("{id}/files")
    @Consumes("application/json")
    public Response announce(
            @Context ContainerRequestContext request, @PathParam("id") String id, @Nullable JsonNode body)
            throws IOException {
        Delivery delivery = mine(request, id);
        rights.target(Caller.of(request), delivery.target(), delivery.publish());
        JsonNode said = requireNonNullElse(body, MissingNode.getInstance()).path("files");
        if (!said.isArray() || said.isEmpty() || said.size() > ANNOUNCED) {
            throw Refusal.of(Problem.BAD_PARAMETER, "files", said.size(), "1…" + ANNOUNCED);
        }
        List<Upload> announced = Refusing.in(Visit.of(request).language(), () -> {
            List<NewUpload> files = new ArrayList<>();
            said.forEach(each -> files.add(file(each)));
            return uploads.announce(delivery.actor(), delivery.id(), files);
        });
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode files = answer.putArray("files");
        announced.forEach(upload -> files.add(json(upload, null)));
        return Response.ok(answer).build();
    }

    private static NewUpload file(JsonNode said) {
        JsonNode size = said.path("size");
        if (!size.canConvertToLong() || size.asLong() < 0) {
            throw Refusal.of(Problem.BAD_PARAMETER, "size", size.asText(), "0, 1, 2, …");
        }
        String digest = said.path("sha256").asText("");
        if (!digest.isEmpty() && !digest.matches("[0-9a-f]{64}")) {
            throw Refusal.of(Problem.BAD_PARAMETER, "sha256", digest, "[0-9a-f]{64}");
        }
        JsonNode modified = said.path("modified");
        return new NewUpload(
                said.has("pathBytes")
                        ? SentPath.of(decoded(said.path("pathBytes").asText()))
                        : SentPath.of(said.path("path").asText("")),
                size.asLong(),
                digest.isEmpty() ? null : digest,
                modified.canConvertToLong() ? Instant.ofEpochMilli(modified.asLong()) : null);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Problem.BAD_PARAMETER, "pathBytes", base64, "Base64");
        }
    }

    /** How far one is. */
    @GET
    @Path("{id}")
    public Response look(@Context ContainerRequestContext request, @PathParam("id") String id) throws IOException {
        Delivery delivery = mine(request, id);
        return Response.ok(withTally(delivery)).build();
    }

    /** The files of one, in the order in which they were announced, each with how it ended. */
    @GET
    @Path("{id}/files")
    public Response files(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor)
            throws IOException {
        UUID after = cursor == null || cursor.isEmpty() ? null : Refusing.identifier(cursor);
        List<Upload> found = uploads.of(mine(request, id).id(), after, PAGE + 1);
        List<Upload> page = found.subList(0, Math.min(PAGE, found.size()));
        Map<UUID, Deliveries.Ended> outcomes = deliveries.outcomes(page);
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode files = answer.putArray("files");
        page.forEach(upload -> files.add(json(upload, outcomes.get(upload.id()))));
        answer.put("next", found.size() > PAGE ? page.get(PAGE - 1).id().toString() : null);
        return Response.ok(answer).build();
    }

    /** Says that one is complete, so that it is taken in; also tries again what could not be taken in to the end. */
    @POST
    @Path("{id}/hand-in")
    public Response handIn(@Context ContainerRequestContext request, @PathParam("id") String id) throws IOException {
        Delivery delivery = mine(request, id);
        rights.target(Caller.of(request), delivery.target(), delivery.publish());
        Refusing.in(Visit.of(request).language(), () -> {
            deliveries.handIn(delivery.actor(), delivery.id());
            return delivery;
        });
        return Response.accepted(withTally(mine(request, id))).build();
    }

    /** Gives one up. */
    @DELETE
    @Path("{id}")
    public Response giveUp(@Context ContainerRequestContext request, @PathParam("id") String id) throws IOException {
        Refusing.in(Visit.of(request).language(), () -> {
            deliveries.giveUp(Caller.of(request).name(), Refusing.identifier(id));
            return id;
        });
        return Response.noContent().build();
    }

    private Delivery mine(ContainerRequestContext request, String id) throws IOException {
        return Refusing.in(
                Visit.of(request).language(),
                () -> deliveries.find(Caller.of(request).name(), Refusing.identifier(id)));
    }

    private ObjectNode withTally(Delivery delivery) {
        Delivery.Tally tally = deliveries.tally(delivery.id());
        ObjectNode json = json(delivery);
        json.putObject("files")
                .put("coming", tally.coming())
                .put("whole", tally.whole())
                .put("taken", tally.taken())
                .put("faulty", tally.faulty());
        return json.put("bytes", tally.bytes()).put("received", tally.received());
    }

    private static ObjectNode json(Delivery delivery) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("id", delivery.id().toString())
                .put("into", delivery.target().toString())
                .put("publish", delivery.publish())
                .put("label", delivery.label())
                .put(
                        "accession",
                        delivery.accession() == null
                                ? null
                                : delivery.accession().toString())
                .put("way", delivery.way().name())
                .put("state", delivery.state().name())
                .put("opened", delivery.openedAt().toString());
        Sentence note = delivery.note();
        if (note != null) {
            json.putObject("note").put("zh", note.chinese()).put("en", note.english());
        }
        return json;
    }

    private static ObjectNode json(Upload upload, Deliveries.@Nullable Ended ended) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("id", upload.id().toString())
                .put("path", upload.path().display())
                .put("size", upload.size())
                .put("received", upload.received())
                .put("state", upload.state().name())
                .put("sha256", upload.sha256());
        if (upload.modified() != null) {
            json.put("modified", upload.modified().toEpochMilli());
        }
        if (ended != null) {
            ObjectNode outcome = json.putObject("outcome");
            outcome.put("kind", ended.kind())
                    .put("zh", ended.sentence().chinese())
                    .put("en", ended.sentence().english());
            ended.record().ifPresent(record -> outcome.put("record", record.toString()));
        }
        return json;
    }
}
