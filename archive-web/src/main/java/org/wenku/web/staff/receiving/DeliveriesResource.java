package org.wenku.web.staff.receiving;

import static java.util.Objects.requireNonNullElse;

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
import org.wenku.ingest.upload.Deliveries;
import org.wenku.ingest.upload.Delivery;
import org.wenku.ingest.upload.NewDelivery;
import org.wenku.ingest.upload.NewUpload;
import org.wenku.ingest.upload.SentPath;
import org.wenku.ingest.upload.Upload;
import org.wenku.ingest.upload.Uploads;
import org.wenku.ingest.upload.Way;
import org.wenku.web.api.AnswerHeaders;
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
    public DeliveryList list(@Context ContainerRequestContext request, @QueryParam("cursor") @Nullable String cursor) {
        UUID before = cursor == null || cursor.isEmpty() ? null : Refusing.identifier(cursor);
        List<Delivery> found = deliveries.of(Caller.of(request).name(), before, PAGE + 1);
        List<Delivery> page = found.subList(0, Math.min(PAGE, found.size()));
        Map<UUID, Delivery.Tally> tallies = deliveries.tallies(page);
        return new DeliveryList(
                page.stream()
                        .map(each -> DeliveryAnswer.of(each, tallies.getOrDefault(each.id(), Delivery.Tally.NOTHING)))
                        .toList(),
                found.size() > PAGE ? page.get(PAGE - 1).id().toString() : null);
    }

    /** Opens one. */
    @POST
    @Consumes("application/json")
    public DeliveryAnswer open(@Context ContainerRequestContext request, @Nullable DeliverySaid body) {
        DeliverySaid said = requireNonNullElse(body, DeliverySaid.NOTHING);
        Caller caller = Caller.of(request);
        boolean publish = DeliverySaid.yes(said.publish());
        String into = DeliverySaid.text(said.into());
        UUID unit = rights.unit(into)
                .orElseThrow(() -> Refusal.of(Problem.BAD_PARAMETER, "into", into, "LANE, LANE/001"))
                .id();
        CatalogueRecord target = rights.target(caller, unit, publish);
        NewDelivery wish = new NewDelivery(
                publish,
                "command".equals(said.way()) ? Way.COMMAND : Way.BROWSER,
                DeliverySaid.text(said.label()),
                accession(DeliverySaid.text(said.accession())));
        if (DeliverySaid.yes(said.resume())) {
            Optional<Delivery> before = deliveries.unfinished(caller.name(), target.id(), wish);
            if (before.isPresent()) {
                return answer(before.get());
            }
        }
        Delivery opened = deliveries.open(caller.name(), target, wish);
        AnswerHeaders.made(request, "/api/v1/deliveries/" + opened.id());
        return answer(opened);
    }

    private @Nullable UUID accession(String number) {
        return number.isEmpty()
                ? null
                : rights.accession(number)
                        .orElseThrow(() -> Refusal.of(Problem.BAD_PARAMETER, "accession", number, "2026-0001"))
                        .id();
    }

    /** Announces files, and says of each under which identifier it is to be sent and how far it is. */
    @POST
    @Path("{id}/files")
    @Consumes("application/json")
    public DeliveredFiles announce(
            @Context ContainerRequestContext request, @PathParam("id") String id, @Nullable FilesSaid body)
            throws IOException {
        Delivery delivery = mine(request, id);
        rights.target(Caller.of(request), delivery.target(), delivery.publish());
        List<FilesSaid.FileSaid> said = body == null || body.files() == null ? List.of() : body.files();
        if (said.isEmpty() || said.size() > ANNOUNCED) {
            throw Refusal.of(Problem.BAD_PARAMETER, "files", said.size(), "1…" + ANNOUNCED);
        }
        List<Upload> announced = Refusing.in(Visit.of(request).language(), () -> {
            List<NewUpload> files = new ArrayList<>();
            said.forEach(each -> files.add(file(each)));
            return uploads.announce(delivery.actor(), delivery.id(), files);
        });
        return new DeliveredFiles(
                announced.stream().map(upload -> DeliveredFile.of(upload, null)).toList(), null);
    }

    private static NewUpload file(FilesSaid.@Nullable FileSaid said) {
        if (said == null || said.size() == null || said.size() < 0) {
            throw Refusal.of(
                    Problem.BAD_PARAMETER, "size", said == null ? "null" : String.valueOf(said.size()), "0, 1, 2, …");
        }
        String digest = DeliverySaid.text(said.sha256());
        if (!digest.isEmpty() && !digest.matches("[0-9a-f]{64}")) {
            throw Refusal.of(Problem.BAD_PARAMETER, "sha256", digest, "[0-9a-f]{64}");
        }
        String path = said.path();
        Long modified = said.modified();
        return new NewUpload(
                said.pathBytes() == null
                        ? SentPath.of(path == null ? "" : path)
                        : SentPath.of(decoded(said.pathBytes())),
                said.size(),
                digest.isEmpty() ? null : digest,
                modified == null ? null : Instant.ofEpochMilli(modified));
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
    public DeliveryAnswer look(@Context ContainerRequestContext request, @PathParam("id") String id)
            throws IOException {
        return answer(mine(request, id));
    }

    /** The files of one, in the order in which they were announced, each with how it ended. */
    @GET
    @Path("{id}/files")
    public DeliveredFiles files(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor)
            throws IOException {
        UUID after = cursor == null || cursor.isEmpty() ? null : Refusing.identifier(cursor);
        List<Upload> found = uploads.of(mine(request, id).id(), after, PAGE + 1);
        List<Upload> page = found.subList(0, Math.min(PAGE, found.size()));
        Map<UUID, Deliveries.Ended> outcomes = deliveries.outcomes(page);
        return new DeliveredFiles(
                page.stream()
                        .map(upload -> DeliveredFile.of(upload, outcomes.get(upload.id())))
                        .toList(),
                found.size() > PAGE ? page.get(PAGE - 1).id().toString() : null);
    }

    /** Says that one is complete, so that it is taken in; also tries again what could not be taken in to the end. */
    @POST
    @Path("{id}/hand-in")
    public DeliveryAnswer handIn(@Context ContainerRequestContext request, @PathParam("id") String id)
            throws IOException {
        Delivery delivery = mine(request, id);
        rights.target(Caller.of(request), delivery.target(), delivery.publish());
        Refusing.in(Visit.of(request).language(), () -> {
            deliveries.handIn(delivery.actor(), delivery.id());
            return delivery;
        });
        AnswerHeaders.accepted(request);
        return answer(mine(request, id));
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

    private DeliveryAnswer answer(Delivery delivery) {
        return DeliveryAnswer.of(delivery, deliveries.tally(delivery.id()));
    }
}
