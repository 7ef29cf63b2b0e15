package org.wenku.web.staff.describe;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.describing.Deed;
import org.wenku.archive.describing.Prospect;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /staff/records/{id}/publish}, {@code …/withdraw} and {@code …/delete}: whether a record is public, or is at all. */
@Path("staff/records/{id}")
@Produces("text/html;charset=UTF-8")
public final class StateResource {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int LONGEST_REASON = 1000;

    private final Archive archive;
    private final Forms forms;
    private final Doing doing;

    /** The states of the records of this archive. */
    public StateResource(Archive archive) {
        this.archive = archive;
        this.forms = new Forms(archive);
        this.doing = new Doing(archive);
    }

    private CatalogueRecord publishable(ContainerRequestContext request, String id) {
        CatalogueRecord record = forms.mine(request, id);
        Caller.of(request).mustHold(Right.PUBLISH, record.fondsId());
        return record;
    }

    /** Says what readers will see. */
    @GET
    @Path("publish")
    @Needs(Right.PUBLISH)
    public View askToPublish(@Context ContainerRequestContext request, @PathParam("id") String id) {
        return publishing(request, publishable(request, id), null);
    }

    private View publishing(ContainerRequestContext request, CatalogueRecord record, @Nullable String fault) {
        return view(request, record, "publish", forecast(request, record).published(), fault, null);
    }

    /** Publishes. */
    @POST
    @Path("publish")
    @Consumes(FORM)
    @Needs(Right.PUBLISH)
    public Response publish(
            @Context ContainerRequestContext request, @PathParam("id") String id, MultivaluedMap<String, String> form) {
        CatalogueRecord record = publishable(request, id);
        return doing.answer(
                request,
                record,
                Doing.version(form),
                new Deed.Publish(),
                "published",
                fault -> publishing(request, record, fault));
    }

    /** Asks for the reason. */
    @GET
    @Path("withdraw")
    @Needs(Right.PUBLISH)
    public View askToWithdraw(@Context ContainerRequestContext request, @PathParam("id") String id) {
        CatalogueRecord record = publishable(request, id);
        return withdrawing(request, record, null, record.stateReason().orElse(""));
    }

    private View withdrawing(
            ContainerRequestContext request, CatalogueRecord record, @Nullable String fault, String reason) {
        return view(request, record, "withdraw", forecast(request, record).withdrawn(), fault, reason);
    }

    /** Withdraws, with a reason for readers. */
    @POST
    @Path("withdraw")
    @Consumes(FORM)
    @Needs(Right.PUBLISH)
    public Response withdraw(
            @Context ContainerRequestContext request, @PathParam("id") String id, MultivaluedMap<String, String> form) {
        CatalogueRecord record = publishable(request, id);
        int version = Doing.version(form);
        String reason = Objects.toString(form.getFirst("reason"), "").strip();
        Messages text = Visit.of(request).text();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            String fault = text.of("describe.fault.reason", LONGEST_REASON);
            return Response.status(422)
                    .entity(withdrawing(request, record, fault, reason))
                    .build();
        }
        return doing.answer(
                request,
                record,
                version,
                new Deed.Withdraw(reason),
                "withdrawn",
                fault -> withdrawing(request, record, fault, reason));
    }

    /** Asks once. */
    @GET
    @Path("delete")
    @Needs(Right.DESCRIBE)
    public View askToDelete(@Context ContainerRequestContext request, @PathParam("id") String id) {
        return deleting(request, forms.mine(request, id), null);
    }

    private View deleting(ContainerRequestContext request, CatalogueRecord record, @Nullable String fault) {
        Messages text = Visit.of(request).text();
        return view(request, record, "delete", List.of(text.of("describe.delete.what")), fault, null);
    }

    /** Deletes a draft. */
    @POST
    @Path("delete")
    @Consumes(FORM)
    @Needs(Right.DESCRIBE)
    public Response delete(
            @Context ContainerRequestContext request, @PathParam("id") String id, MultivaluedMap<String, String> form) {
        CatalogueRecord record = forms.mine(request, id);
        return doing.answer(
                request,
                record,
                Doing.version(form),
                new Deed.Delete(),
                "deleted",
                fault -> deleting(request, record, fault));
    }

    private Forecast forecast(ContainerRequestContext request, CatalogueRecord record) {
        Prospect prospect = archive.read(catalogue -> Prospect.of(catalogue, record));
        return new Forecast(record, prospect, Visit.of(request).text());
    }

    private View view(
            ContainerRequestContext request,
            CatalogueRecord record,
            String act,
            List<String> sentences,
            @Nullable String fault,
            @Nullable String reason) {
        Visit visit = Visit.of(request);
        DescribePage.Heading heading = forms.heading(request, record);
        return new View(
                "staff/describe/state.jte",
                new StatePage(
                        Frame.of(
                                        visit,
                                        visit.text().of("describe." + act + ".title")
                                                + visit.text().of("describe.colon")
                                                + heading.title().text(),
                                        null)
                                .atDesk(DeskDoor.RECORDS)
                                .withModules("describe.css"),
                        act,
                        heading,
                        "/staff/records/" + record.id() + "/" + act,
                        record.version(),
                        sentences,
                        fault,
                        reason,
                        Forms.address(record)));
    }
}
