package org.wenku.web.staff.authorities;

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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.authority.Authorities;
import org.wenku.archive.description.Term;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Visit;

/** {@code /staff/authority-matches}: what is offered while a name is typed into a form, and entering one in place. */
@Path("staff/authority-matches")
@Produces("application/json")
@Needs(Right.DESCRIBE)
public final class MatchesResource {

    private final Archive archive;

    /** Offers the authorities of this archive. */
    public MatchesResource(Archive archive) {
        this.archive = archive;
    }

    /** A page of what is offered for a line. */
    @GET
    public Response offer(
            @Context ContainerRequestContext request,
            @QueryParam("term") @Nullable String term,
            @QueryParam("q") @Nullable String typed,
            @QueryParam("language") @Nullable String language,
            @QueryParam("after") @Nullable String after) {
        Term element = picked(term);
        Messages text = Visit.of(request).text();
        Offer offer = archive.read(catalogue -> Offer.of(
                catalogue,
                element,
                Objects.requireNonNullElse(typed, ""),
                Objects.requireNonNullElse(language, "").strip(),
                after,
                text));
        return Response.ok(offer).build();
    }

    private static Term picked(@Nullable String name) {
        return Term.named(Objects.requireNonNullElse(name, ""))
                .filter(term -> Picks.of(term).isPresent())
                .orElseThrow(() -> Refusal.of(
                        Problem.BAD_PARAMETER,
                        "term",
                        Objects.requireNonNullElse(name, "—"),
                        "creator, contributor, publisher, subject, spatial"));
    }

    /** Enters what was typed, with this as its only name. */
    @POST
    @Consumes("application/x-www-form-urlencoded")
    public Response make(@Context ContainerRequestContext request, MultivaluedMap<String, String> form) {
        Messages text = Visit.of(request).text();
        Named made = Making.enter(
                new Authorities(archive),
                Objects.requireNonNullElse(form.getFirst("kind"), ""),
                Objects.requireNonNullElse(form.getFirst("name"), ""),
                Objects.requireNonNullElse(form.getFirst("language"), ""),
                new Authorities.Writer(
                        Caller.of(request).name(), Caller.of(request).reader()),
                text);
        return Response.status(Response.Status.CREATED).entity(made).build();
    }
}
