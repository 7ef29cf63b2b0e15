package org.wenku.web.staff.receiving;

import static java.util.Objects.requireNonNullElse;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
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
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.ingest.upload.Deliveries;
import org.wenku.ingest.upload.Delivery;
import org.wenku.ingest.upload.UploadRefused;
import org.wenku.ingest.upload.Uploads;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.form.FormParts;
import org.wenku.web.gate.LargeBody;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /staff/receive}: where things are put down in a browser, with scripts and without. */
@Path("staff/receive")
@Produces("text/html;charset=UTF-8")
@Needs(Right.INGEST)
public final class ReceiveResource {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final ReceivingRights rights;
    private final Deliveries deliveries;
    private final ReceiveViews views;
    private final SentForm form;

    /** The desk for these deliveries. */
    public ReceiveResource(Archive archive, Deliveries deliveries, Uploads uploads) {
        this.rights = new ReceivingRights(archive);
        this.deliveries = deliveries;
        this.views = new ReceiveViews(archive, deliveries, uploads);
        this.form = new SentForm(rights, deliveries, uploads);
    }

    /** The form, and what this person has sent before. */
    @GET
    public View desk(
            @Context ContainerRequestContext request,
            @QueryParam("into") @Nullable String into,
            @QueryParam("accession") @Nullable String accession,
            @QueryParam("before") @Nullable String before) {
        return views.desk(
                request, cursor(before), requireNonNullElse(into, ""), requireNonNullElse(accession, ""), null);
    }

    private static @Nullable UUID cursor(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Problem.BAD_CURSOR);
        }
    }

    /** Takes files from a plain form, and hands them in. */
    @POST
    @Consumes("multipart/form-data")
    @LargeBody
    public Response send(@Context ContainerRequestContext request, InputStream body) throws IOException {
        SentForm.Result result = form.take(request, FormParts.of(request.getMediaType(), body));
        if (result.fault() != null) {
            return Response.status(422)
                    .entity(views.desk(request, null, result.into(), result.accession(), result.fault()))
                    .build();
        }
        return there(String.valueOf(result.delivery()));
    }

    private static Response there(String id) {
        return Response.seeOther(URI.create("/staff/receive/" + id)).build();
    }

    /** One delivery. */
    @GET
    @Path("{id}")
    public View delivery(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("after") @Nullable String after)
            throws IOException {
        return views.delivery(request, mine(request, id), cursor(after), null);
    }

    private Delivery mine(ContainerRequestContext request, String id) throws IOException {
        return Refusing.in(
                Visit.of(request).language(),
                () -> deliveries.find(Caller.of(request).name(), Refusing.identifier(id)));
    }

    /** Says that it is complete, with what is not complete left out if so wished; or tries again. */
    @POST
    @Path("{id}/hand-in")
    @Consumes(FORM)
    public Response handIn(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("incomplete") @Nullable String incomplete)
            throws IOException {
        Delivery delivery = mine(request, id);
        rights.target(Caller.of(request), delivery.target(), delivery.publish());
        try {
            if ("leave-out".equals(incomplete)) {
                deliveries.leaveOutIncomplete(delivery.actor(), delivery.id());
            }
            deliveries.handIn(delivery.actor(), delivery.id());
            return there(id);
        } catch (UploadRefused refused) {
            return Response.status(409)
                    .entity(views.delivery(
                            request,
                            mine(request, id),
                            null,
                            Refusing.said(refused, Visit.of(request).language())))
                    .build();
        }
    }

    /** Gives it up. */
    @POST
    @Path("{id}/give-up")
    @Consumes(FORM)
    public Response giveUp(@Context ContainerRequestContext request, @PathParam("id") String id) throws IOException {
        Delivery delivery = mine(request, id);
        try {
            deliveries.giveUp(delivery.actor(), delivery.id());
            return Response.seeOther(URI.create("/staff/receive")).build();
        } catch (UploadRefused refused) {
            return Response.status(409)
                    .entity(views.delivery(
                            request,
                            mine(request, id),
                            null,
                            Refusing.said(refused, Visit.of(request).language())))
                    .build();
        }
    }
}
