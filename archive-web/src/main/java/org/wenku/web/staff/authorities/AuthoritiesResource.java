package org.wenku.web.staff.authorities;

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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.authority.Authorities;
import org.wenku.archive.authority.Authority;
import org.wenku.archive.authority.AuthorityAddress;
import org.wenku.archive.authority.AuthorityEntry;
import org.wenku.archive.authority.AuthorityKind;
import org.wenku.archive.authority.AuthorityList;
import org.wenku.archive.authority.AuthorityOutcome;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /staff/authorities}: the list, and the form of each. */
@Path("staff/authorities")
@Produces("text/html;charset=UTF-8")
@Needs(Right.DESCRIBE)
public final class AuthoritiesResource {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int UNPROCESSABLE = 422;
    private static final int MOST_NAMESAKES = 5;

    private final Archive archive;
    private final Authorities authorities;

    /** The authorities of this archive. */
    public AuthoritiesResource(Archive archive) {
        this.archive = archive;
        this.authorities = new Authorities(archive);
    }

    /** Those written last, or those that have a name. */
    @GET
    public View list(
            @Context ContainerRequestContext request,
            @QueryParam("q") @Nullable String q,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("after") @Nullable String after) {
        return archive.read(catalogue -> new Listing(catalogue, Visit.of(request))
                .page(
                        Objects.requireNonNullElse(q, "").strip(),
                        kind(kind).orElse(null),
                        Objects.requireNonNullElse(after, "")));
    }

    private static Optional<AuthorityKind> kind(@Nullable String name) {
        return Arrays.stream(AuthorityKind.values())
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /** The form of a new one. */
    @GET
    @Path("new")
    public View blank(
            @Context ContainerRequestContext request,
            @QueryParam("name") @Nullable String name,
            @QueryParam("kind") @Nullable String kind) {
        SaidForm form =
                SaidForm.blank(kind(kind).orElse(AuthorityKind.PERSON).name(), Objects.requireNonNullElse(name, ""));
        return archive.read(
                catalogue -> new AuthorityViews(catalogue, request).blank(form, 0, AuthorityViews.Notes.NONE));
    }

    /** Enters a new one, unless there is one of this name that the person has not been shown. */
    @POST
    @Consumes(FORM)
    public Response enter(@Context ContainerRequestContext request, MultivaluedMap<String, String> fields) {
        SaidForm form = SaidForm.of(fields);
        Messages text = Visit.of(request).text();
        if ("more".equals(fields.getFirst("do"))) {
            return shown(200, views -> views.blank(form, 3, AuthorityViews.Notes.NONE), request);
        }
        List<String> faults = form.faults(text);
        if (!faults.isEmpty()) {
            return shown(UNPROCESSABLE, views -> views.blank(form, 0, AuthorityViews.Notes.faulty(faults)), request);
        }
        AuthorityEntry entry = form.entry();
        List<Named> namesakes = form.namesake() ? List.of() : namesakes(entry, text);
        if (!namesakes.isEmpty()) {
            AuthorityViews.Notes notes = new AuthorityViews.Notes(null, List.of(), null, namesakes);
            return shown(Response.Status.CONFLICT.getStatusCode(), views -> views.blank(form, 0, notes), request);
        }
        return answer(authorities.enter(entry, writer(request)), form, request);
    }

    private List<Named> namesakes(AuthorityEntry entry, Messages text) {
        return archive.read(catalogue ->
                AuthorityList.namesakes(
                                catalogue, entry.kind(), entry.names().get(0).text(), MOST_NAMESAKES)
                        .stream()
                        .map(each -> Named.of(each, "", text))
                        .toList());
    }

    /** The form of one. */
    @GET
    @Path("{id}")
    public View form(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("done") @Nullable String done) {
        Messages text = Visit.of(request).text();
        return archive.read(catalogue -> {
            Authority authority = authority(catalogue, id);
            String key = "authority.done." + Objects.requireNonNullElse(done, "");
            return new AuthorityViews(catalogue, request)
                    .form(
                            authority,
                            SaidForm.of(authority.entry(), authority.version()),
                            0,
                            AuthorityViews.Notes.done(text.has(key) ? text.of(key, authority.version()) : null));
        });
    }

    private static Authority authority(Catalogue catalogue, String id) {
        return AuthorityList.with(catalogue, identifier(id)).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
    }

    private static UUID identifier(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
    }

    /** Corrects one. */
    @POST
    @Path("{id}")
    @Consumes(FORM)
    public Response correct(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            MultivaluedMap<String, String> fields) {
        Authority there = archive.read(catalogue -> authority(catalogue, id));
        SaidForm form = SaidForm.of(fields);
        if ("more".equals(fields.getFirst("do"))) {
            return shown(200, views -> views.form(there, form, 3, AuthorityViews.Notes.NONE), request);
        }
        List<String> faults = form.faults(Visit.of(request).text());
        if (!faults.isEmpty()) {
            AuthorityViews.Notes notes = AuthorityViews.Notes.faulty(faults);
            return shown(UNPROCESSABLE, views -> views.form(there, form, 0, notes), request);
        }
        String why = form.why().isEmpty() ? null : form.why();
        return answer(
                authorities.correct(there.id(), form.version(), form.entry(), why, writer(request)), form, request);
    }

    /** Merges one into another, named by its address, the address of its page, or its identifier. */
    @POST
    @Path("{id}/merge")
    @Consumes(FORM)
    public Response merge(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("into") @Nullable String into,
            @FormParam("version") @Nullable String version) {
        Authority there = archive.read(catalogue -> authority(catalogue, id));
        String typed = Objects.requireNonNullElse(into, "").strip();
        UUID other = AuthorityAddress.authority(typed).orElseGet(() -> lastPart(typed));
        SaidForm form = SaidForm.of(there.entry(), there.version());
        int seen = Objects.requireNonNullElse(version, "").matches("[0-9]{1,9}")
                ? Integer.parseInt(Objects.requireNonNull(version))
                : -1;
        AuthorityOutcome outcome = other == null
                ? new AuthorityOutcome.Gone()
                : authorities.merge(there.id(), seen, other, writer(request));
        if (outcome instanceof AuthorityOutcome.Written written) {
            return there(written.authority(), "merged");
        }
        if (outcome instanceof AuthorityOutcome.Gone) {
            AuthorityViews.Notes notes =
                    AuthorityViews.Notes.faulty(List.of(Visit.of(request).text().of("authority.fault.merge", typed)));
            return shown(UNPROCESSABLE, views -> views.form(there, form, 0, notes), request);
        }
        return answer(outcome, form, request);
    }

    private static @Nullable UUID lastPart(String typed) {
        try {
            return UUID.fromString(typed.replaceFirst("[?#].*", "").replaceFirst(".*/", ""));
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private Response answer(AuthorityOutcome outcome, SaidForm form, ContainerRequestContext request) {
        if (outcome instanceof AuthorityOutcome.Written written) {
            return there(written.authority(), form.version() < 0 ? "entered" : "saved");
        }
        if (outcome instanceof AuthorityOutcome.Unchanged unchanged) {
            return there(unchanged.authority(), "unchanged");
        }
        if (outcome instanceof AuthorityOutcome.Conflict conflict) {
            int failed = Response.Status.PRECONDITION_FAILED.getStatusCode();
            return shown(failed, views -> views.clash(conflict, form), request);
        }
        throw Refusal.of(outcome instanceof AuthorityOutcome.Refused ? Problem.FORBIDDEN : Problem.NOT_FOUND);
    }

    private static Response there(Authority authority, String done) {
        return Response.seeOther(URI.create("/staff/authorities/" + authority.id() + "?done=" + done))
                .build();
    }

    private static Authorities.Writer writer(ContainerRequestContext request) {
        Caller caller = Caller.of(request);
        return new Authorities.Writer(caller.name(), caller.reader());
    }

    private interface Showing {
        View of(AuthorityViews views);
    }

    private Response shown(int status, Showing showing, ContainerRequestContext request) {
        View view = archive.read(catalogue -> showing.of(new AuthorityViews(catalogue, request)));
        return Response.status(status).entity(view).build();
    }
}
