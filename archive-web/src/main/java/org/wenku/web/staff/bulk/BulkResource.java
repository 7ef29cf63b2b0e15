package org.wenku.web.staff.bulk;

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
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditNote;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.changeset.BadWish;
import org.wenku.archive.changeset.ChangeSet;
import org.wenku.archive.changeset.ChangeSetSteps;
import org.wenku.archive.changeset.ChangeSets;
import org.wenku.archive.changeset.NewChangeSet;
import org.wenku.archive.changeset.Operation;
import org.wenku.archive.changeset.Selection;
import org.wenku.web.api.Json;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.gate.BodyLimit;
import org.wenku.web.gate.LargeBody;
import org.wenku.web.page.Language;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /staff/bulk}: change sets, from the search that chooses the records to the undo that takes it all back. */
@Path("staff/bulk")
@Produces("text/html;charset=UTF-8")
@Needs(Right.DESCRIBE)
public final class BulkResource {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Archive archive;
    private final ChangeSets sets;
    private final BulkRights rights;
    private final BulkViews views;

    /** The desk for the records of this archive. */
    public BulkResource(Archive archive) {
        this.archive = archive;
        this.sets = new ChangeSets(archive);
        this.rights = new BulkRights(sets);
        this.views = new BulkViews(archive, sets);
    }

    /** The register. */
    @GET
    public View register(@Context ContainerRequestContext request, @QueryParam("before") @Nullable String before) {
        return views.register(request, before, null);
    }

    /** The form for all that a search finds. */
    @GET
    @Path("new")
    public Response wish(@Context ContainerRequestContext request) {
        return wish(request, request.getUriInfo().getQueryParameters());
    }

    /** The form for all below a unit, or for listed codes, of which there are more than an address can carry. */
    @POST
    @Path("new")
    @Consumes(FORM)
    @LargeBody(BodyLimit.LONGEST_FORM)
    public Response wish(@Context ContainerRequestContext request, MultivaluedMap<String, String> chosen) {
        try {
            return Response.ok(views.wish(request, ChosenRecords.of(chosen), null, null))
                    .build();
        } catch (BadWish e) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(views.register(request, null, BulkRights.words(e, Language.of(request))))
                    .build();
        }
    }

    /** Works out a change set, and shows it. */
    @POST
    @Consumes(FORM)
    @LargeBody(BodyLimit.LONGEST_FORM)
    public Response begin(@Context ContainerRequestContext request, MultivaluedMap<String, String> form) {
        Caller caller = Caller.of(request);
        Selection selection = null;
        try {
            selection = ChosenRecords.read(Objects.requireNonNullElse(form.getFirst("find"), ""));
            List<Operation> operations = new WishForm(form).operations();
            BulkRights.mayWish(operations, caller);
            ChangeSet set = sets.begin(new NewChangeSet(
                    Objects.requireNonNullElse(form.getFirst("name"), ""),
                    selection,
                    operations,
                    BulkRights.describes(caller),
                    caller.name()));
            if (set.state() == ChangeSet.State.PREVIEWING) {
                ChangeSetSteps.askPreview(archive, set);
            }
            return there(set);
        } catch (BadWish e) {
            String fault = BulkRights.words(e, Language.of(request));
            View again = selection == null
                    ? views.register(request, null, fault)
                    : views.wish(request, selection, fault, form);
            return Response.status(Response.Status.BAD_REQUEST).entity(again).build();
        }
    }

    private static Response there(ChangeSet set) {
        return Response.seeOther(URI.create("/staff/bulk/" + set.id())).build();
    }

    /** One set: how it stands, and what becomes of each record. */
    @GET
    @Path("{id}")
    public View set(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("show") @Nullable String show,
            @QueryParam("after") @Nullable String after) {
        return views.set(request, rights.seen(id, Caller.of(request)), show, after, null);
    }

    private interface Deed {
        ChangeSet on(ChangeSet set, Caller caller);
    }

    /** Does something with a set and shows it; where it cannot be done, the page says why. */
    private Response done(ContainerRequestContext request, String id, Deed deed) {
        Caller caller = Caller.of(request);
        ChangeSet set = rights.mine(id, caller);
        try {
            return there(deed.on(set, caller));
        } catch (BadWish e) {
            return Response.status(Response.Status.CONFLICT)
                    .entity(views.set(request, set, null, null, BulkRights.words(e, Language.of(request))))
                    .build();
        }
    }

    /** Has a set applied. */
    @POST
    @Path("{id}/apply")
    @Consumes(FORM)
    public Response apply(@Context ContainerRequestContext request, @PathParam("id") String id) {
        return done(request, id, (set, caller) -> apply(archive, set, caller));
    }

    static ChangeSet apply(Archive archive, ChangeSet set, Caller caller) {
        boolean undo = set.kind() == ChangeSet.Kind.UNDO;
        archive.<Void>write(new Act(caller.name(), "edit", null), desk -> {
            ChangeSetSteps.askApply(archive, desk, set.id(), caller.name());
            Audit.note(
                    desk,
                    AuditNote.of(
                                    caller.name(),
                                    undo ? "undo-change-set" : "apply-change-set",
                                    set.id().toString())
                            .with("name", set.name())
                            .with("records", Long.toString(set.counts().changing())));
            return null;
        });
        return set;
    }

    /** Makes the set that takes this one back. */
    @POST
    @Path("{id}/undo")
    @Consumes(FORM)
    public Response undo(@Context ContainerRequestContext request, @PathParam("id") String id) {
        String word = Visit.of(request).text().of("bulk.undo.name", "");
        return done(request, id, (set, caller) -> sets.undo(set.id(), undoName(word, set), caller.name()));
    }

    static String undoName(String word, ChangeSet set) {
        String name = word + set.name();
        return name.length() > NewChangeSet.LONGEST_NAME ? name.substring(0, NewChangeSet.LONGEST_NAME) : name;
    }

    /** Leaves ticked records out, or takes them in again. */
    @POST
    @Path("{id}/narrow")
    @Consumes(FORM)
    public Response narrow(
            @Context ContainerRequestContext request, @PathParam("id") String id, MultivaluedMap<String, String> form) {
        boolean out = "out".equals(form.getFirst("act"));
        List<Integer> places = form.getOrDefault("place", List.of()).stream()
                .filter(place -> place.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .toList();
        boolean all = "all".equals(form.getFirst("which"));
        return done(request, id, (set, caller) -> {
            sets.leaveOut(set.id(), all ? null : places, out);
            return set;
        });
    }

    /** Gives a set up. */
    @POST
    @Path("{id}/discard")
    @Consumes(FORM)
    public Response discard(@Context ContainerRequestContext request, @PathParam("id") String id) {
        ChangeSet set = rights.mine(id, Caller.of(request));
        try {
            sets.discard(set.id());
            return Response.seeOther(URI.create("/staff/bulk")).build();
        } catch (BadWish e) {
            throw BulkRights.refusal(e, request);
        }
    }

    /** The mapper by which the pages write what was chosen into a form. */
    static String json(Selection selection) {
        return new String(Json.bytes(selection.json()), java.nio.charset.StandardCharsets.UTF_8);
    }
}
