package org.wenku.web.staff.describe;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Right;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.describing.Describing;
import org.wenku.archive.describing.Drafts;
import org.wenku.archive.describing.Outcome;
import org.wenku.archive.description.Statements;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /staff/records/new}: a new unit below another, or a new fonds. */
@Path("staff/records/new")
@Produces("text/html;charset=UTF-8")
@Needs(Right.DESCRIBE)
public final class NewUnitResource {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int UNPROCESSABLE = 422;
    private static final Typed EMPTY = new Typed(List.of(), 0, "open", "", "", "", Map.of());

    private final Describing describing;
    private final Drafts drafts;
    private final Forms forms;
    private final Begun begun;
    private final Picking picking;

    /** New units of this archive. */
    public NewUnitResource(Archive archive) {
        this.describing = new Describing(archive);
        this.drafts = new Drafts(archive);
        this.forms = new Forms(archive);
        this.begun = new Begun(archive);
        this.picking = new Picking(archive);
    }

    private @Nullable CatalogueRecord parent(ContainerRequestContext request, @Nullable String below) {
        if (below != null && !below.isEmpty()) {
            return forms.mine(request, below);
        }
        Caller.of(request).mustHoldEverywhere(Right.DESCRIBE);
        return null;
    }

    private static Drafts.Subject subject(@Nullable CatalogueRecord parent) {
        return Drafts.Subject.below(parent == null ? null : parent.id());
    }

    /** The empty form, or what this person has begun. */
    @GET
    public View form(
            @Context ContainerRequestContext request,
            @QueryParam("below") @Nullable String below,
            @QueryParam("done") @Nullable String done) {
        CatalogueRecord parent = parent(request, below);
        Messages text = Visit.of(request).text();
        Optional<Drafts.Draft> draft = begun.draft(request, subject(parent));
        Standing standing = draft.map(
                        kept -> Standing.of(Typed.of(kept.fields()).orElse(Access.OPEN))
                                .drafted(text.of("describe.draft.shown", Forms.time(kept.savedAt()))))
                .orElseGet(() -> Standing.of(EMPTY));
        return forms.blank(
                request, parent, standing.done("entered".equals(done) ? text.of("describe.done.entered") : null));
    }

    /** Enters the unit, or changes the form without a script. */
    @POST
    @Consumes(FORM)
    public Response press(
            @Context ContainerRequestContext request,
            @QueryParam("below") @Nullable String below,
            MultivaluedMap<String, String> form) {
        CatalogueRecord parent = parent(request, below);
        Typed typed = Typed.of(form).orElse(Access.OPEN);
        String what = Objects.requireNonNullElse(form.getFirst("do"), "save");
        Messages text = Visit.of(request).text();
        Standing picked = picking.pressed(request, typed, what);
        if (picked != null) {
            return Response.ok(forms.blank(request, parent, picked)).build();
        }
        if (what.startsWith("add:") || what.equals("more")) {
            String term =
                    what.equals("more") ? Objects.requireNonNullElse(form.getFirst("more"), "") : what.substring(4);
            return Response.ok(forms.blank(request, parent, Forms.adding(typed, term, text)))
                    .build();
        }
        List<Typed.Fault> faults = new ArrayList<>(typed.faults(text));
        Statements said = faults.isEmpty() ? typed.statements(Statements.none()) : Statements.none();
        if (faults.isEmpty() && said.all().isEmpty()) {
            faults.add(new Typed.Fault(Typed.Fault.ELSEWHERE, text.of("describe.fault.nothing")));
        }
        if (faults.isEmpty()) {
            UUID above = parent == null ? null : parent.id();
            Outcome outcome = describing.enter(above, unit(parent, typed, said), Forms.describer(request));
            if (outcome instanceof Outcome.Written written) {
                return entered(written.record(), parent, what.equals("next"));
            }
            faults.add(new Typed.Fault(Typed.Fault.ELSEWHERE, words(outcome, text)));
        }
        return Response.status(UNPROCESSABLE)
                .entity(forms.blank(request, parent, Standing.of(typed).faulty(faults)))
                .build();
    }

    private static NewRecord unit(@Nullable CatalogueRecord parent, Typed typed, Statements said) {
        List<Level> levels = Forms.levelsBelow(parent);
        Level level = levels.stream()
                .filter(each -> each.name().equals(typed.placing().get("level")))
                .findFirst()
                .orElseGet(() -> levels.isEmpty() ? Level.ITEM : levels.get(levels.size() - 1));
        String code = typed.placing().getOrDefault("code", "");
        return new NewRecord(
                RecordIds.next(),
                level,
                code.isEmpty() ? null : code,
                said,
                RecordState.DRAFT,
                Objects.requireNonNull(typed.access()));
    }

    private static Response entered(CatalogueRecord made, @Nullable CatalogueRecord parent, boolean next) {
        String there = next && parent != null
                ? "/staff/records/new?below=" + parent.id() + "&done=entered"
                : Forms.address(made) + "?done=entered";
        return Response.seeOther(URI.create(there)).build();
    }

    private static String words(Outcome outcome, Messages text) {
        if (outcome instanceof Outcome.Prevented prevented) {
            return text.obstacle(prevented);
        }
        throw Refusal.of(outcome instanceof Outcome.Refused ? Problem.FORBIDDEN : Problem.NOT_FOUND);
    }

    /** Keeps what is typed. */
    @POST
    @Path("draft")
    @Consumes(FORM)
    @Produces("application/json")
    public Response keep(
            @Context ContainerRequestContext request,
            @QueryParam("below") @Nullable String below,
            MultivaluedMap<String, String> form) {
        return DraftAnswer.kept(drafts, request, subject(parent(request, below)), form);
    }

    /** Forgets what is typed. */
    @POST
    @Path("draft/discard")
    @Consumes(FORM)
    public Response discard(@Context ContainerRequestContext request, @QueryParam("below") @Nullable String below) {
        CatalogueRecord parent = parent(request, below);
        Caller.of(request).account().ifPresent(account -> drafts.discard(account.id(), subject(parent)));
        String query = parent == null ? "" : "?below=" + parent.id();
        return Response.seeOther(URI.create("/staff/records/new" + query)).build();
    }
}
