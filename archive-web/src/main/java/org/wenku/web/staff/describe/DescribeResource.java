package org.wenku.web.staff.describe;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.describing.Deed;
import org.wenku.archive.describing.Describing;
import org.wenku.archive.describing.Drafts;
import org.wenku.archive.describing.Outcome;
import org.wenku.archive.description.Term;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /staff/records/{id}/describe}: the form of one record. */
@Path("staff/records/{id}")
@Produces("text/html;charset=UTF-8")
@Needs(Right.DESCRIBE)
public final class DescribeResource {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int UNPROCESSABLE = 422;

    private final Describing describing;
    private final Drafts drafts;
    private final Forms forms;
    private final Begun begun;
    private final Doing doing;
    private final Picking picking;

    /** The forms of the records of this archive. */
    public DescribeResource(Archive archive) {
        this.describing = new Describing(archive);
        this.drafts = new Drafts(archive);
        this.forms = new Forms(archive);
        this.begun = new Begun(archive);
        this.doing = new Doing(archive);
        this.picking = new Picking(archive);
    }

    /** The form, as the record is or as this person has left it. */
    @GET
    @Path("describe")
    public View form(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("done") @Nullable String done) {
        CatalogueRecord record = forms.mine(request, id);
        Messages text = Visit.of(request).text();
        String key = "describe.done." + Objects.requireNonNullElse(done, "");
        return forms.view(
                request,
                record,
                begun.first(request, record).done(text.has(key) ? text.of(key, record.version()) : null));
    }

    /** Saves what is typed, or changes the form without a script. */
    @POST
    @Path("describe")
    @Consumes(FORM)
    public Response press(
            @Context ContainerRequestContext request, @PathParam("id") String id, MultivaluedMap<String, String> form) {
        CatalogueRecord record = forms.mine(request, id);
        Typed typed = Typed.of(form).orElse(record.access());
        int version = Doing.version(form);
        String what = Objects.requireNonNullElse(form.getFirst("do"), "save");
        Messages text = Visit.of(request).text();
        Standing picked = picking.pressed(request, typed, what);
        if (picked != null) {
            return shown(200, forms.view(request, record, picked));
        }
        if (what.startsWith("add:") || what.equals("more")) {
            String term =
                    what.equals("more") ? Objects.requireNonNullElse(form.getFirst("more"), "") : what.substring(4);
            return shown(200, forms.view(request, record, Forms.adding(typed, term, text)));
        }
        if (what.startsWith("take:")) {
            return take(request, record, typed, what.substring(5));
        }
        List<Typed.Fault> faults = typed.faults(text);
        if (!faults.isEmpty()) {
            return shown(
                    UNPROCESSABLE,
                    forms.view(request, record, Standing.of(typed).faulty(faults)));
        }
        if (what.equals("publish")) {
            Caller.of(request).mustHold(Right.PUBLISH, record.fondsId());
        }
        return save(request, record, typed, version, what);
    }

    private Response take(ContainerRequestContext request, CatalogueRecord record, Typed typed, String name) {
        Standing standing = Standing.of(Merging.taking(name, typed, record));
        return shown(
                200, forms.view(request, record, standing.at(Term.named(name).orElse(null))));
    }

    private Response save(
            ContainerRequestContext request, CatalogueRecord record, Typed typed, int version, String what) {
        String why = typed.why().isEmpty() ? null : typed.why();
        Deed deed = new Deed.Describe(typed.statements(record.statements()), typed.access(), why);
        Outcome outcome = describing.change(record.id(), version, deed, Forms.describer(request));
        if (outcome instanceof Outcome.Conflict conflict) {
            return shown(
                    Response.Status.PRECONDITION_FAILED.getStatusCode(),
                    forms.view(request, conflict.now(), begun.clash(request, conflict.now(), typed)));
        }
        if (outcome instanceof Outcome.Refused) {
            throw Refusal.of(Problem.FORBIDDEN);
        }
        if (outcome instanceof Outcome.Gone) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
        if (what.equals("publish")) {
            int saved = outcome instanceof Outcome.Written written
                    ? written.record().version()
                    : version;
            return doing.answer(request, record, saved, new Deed.Publish(), "published", unexpected -> {
                throw new IllegalStateException("nothing prevents publishing, but " + unexpected);
            });
        }
        String there = what.equals("next") ? forms.following(request, record) : null;
        boolean unchanged = outcome instanceof Outcome.Unchanged;
        String done = there != null ? "before" : unchanged ? "unchanged" : "saved";
        String address = there == null ? Forms.address(record) : there;
        return Response.seeOther(URI.create(address + "?done=" + done)).build();
    }

    private static Response shown(int status, View view) {
        return Response.status(status).entity(view).build();
    }

    /** Keeps what is typed. */
    @POST
    @Path("draft")
    @Consumes(FORM)
    @Produces("application/json")
    public Response keep(
            @Context ContainerRequestContext request, @PathParam("id") String id, MultivaluedMap<String, String> form) {
        CatalogueRecord record = forms.mine(request, id);
        return DraftAnswer.kept(drafts, request, Drafts.Subject.record(record.id()), form);
    }

    /** Forgets what is typed and shows the record as it is. */
    @POST
    @Path("draft/discard")
    @Consumes(FORM)
    public Response discard(@Context ContainerRequestContext request, @PathParam("id") String id) {
        CatalogueRecord record = forms.mine(request, id);
        Caller.of(request)
                .account()
                .ifPresent(account -> drafts.discard(account.id(), Drafts.Subject.record(record.id())));
        return Response.seeOther(URI.create(Forms.address(record) + "?done=discarded"))
                .build();
    }
}
