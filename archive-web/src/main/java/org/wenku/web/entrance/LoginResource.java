package org.wenku.web.entrance;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.account.Secret;
import org.wenku.archive.account.Sessions;
import org.wenku.archive.account.SignIn;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.caller.SessionCookie;
import org.wenku.web.page.Frame;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /login} and {@code /logout}. */
@Path("")
@Produces("text/html;charset=UTF-8")
@ForAnyone
public final class LoginResource {

    private static final Pattern OWN_ADDRESS = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e]{0,2000}");
    private static final String DESKS = "/staff";

    private final SignIn signIn;
    private final Sessions sessions;
    private final @Nullable ProviderDoor provider;

    /**
     * Lets in the people of this archive.
     *
     * @param provider the provider that they may sign in with instead of a password; null for none
     */
    public LoginResource(Archive archive, @Nullable ProviderDoor provider) {
        this.provider = provider;
        this.signIn = new SignIn(archive);
        this.sessions = new Sessions(archive);
    }

    /** The form. */
    @GET
    @Path("login")
    public Response form(@QueryParam("next") @Nullable String next, @Context ContainerRequestContext request) {
        if (Caller.of(request).signedIn()) {
            return Response.seeOther(request.getUriInfo().getBaseUri().resolve(ownAddress(next)))
                    .build();
        }
        return Response.ok(page(request, next, "", null))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Tries what was typed. */
    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response attempt(
            @FormParam("name") @Nullable String name,
            @FormParam("password") @Nullable String password,
            @FormParam("next") @Nullable String next,
            @Context ContainerRequestContext request) {
        String typed = requireNonNullElse(name, "");
        Caller caller = Caller.of(request);
        SignIn.Outcome outcome = signIn.attempt(typed, requireNonNullElse(password, ""), caller.origin());
        if (outcome instanceof SignIn.SignedIn in) {
            // Whoever was signed in in this browser before is not any more: a session belongs to one person.
            caller.session().ifPresent(sessions::signOut);
            return enter(in.secret(), ownAddress(next), request);
        }
        boolean tooMany = outcome instanceof SignIn.TooMany;
        Response.ResponseBuilder answer = Response.status(tooMany ? 429 : 401)
                .entity(page(request, next, typed, tooMany ? "login.too-many" : "login.refused"))
                .header("Cache-Control", "no-store");
        if (outcome instanceof SignIn.TooMany many) {
            answer.header("Retry-After", many.pause().toSeconds());
        }
        return answer.build();
    }

    private View page(ContainerRequestContext request, @Nullable String next, String name, @Nullable String fault) {
        Visit visit = Visit.of(request);
        return new View(
                "entrance/login.jte",
                new LoginPage(
                        Frame.of(visit, visit.text().of("login.title"), null),
                        ownAddress(next),
                        name,
                        provider == null ? null : provider.name(),
                        "/login/provider?next=" + URLEncoder.encode(ownAddress(next), StandardCharsets.UTF_8),
                        fault == null ? null : visit.text().of(fault)));
    }

    /** Signs out and goes to the front page; or says that one may still be signed in at the provider. */
    @POST
    @Path("logout")
    public Response leave(@Context ContainerRequestContext request) {
        Optional<Sessions.Known> known = Caller.of(request).session();
        known.ifPresent(sessions::signOut);
        URI base = request.getUriInfo().getBaseUri();
        boolean alsoThere = provider != null
                && known.map(Sessions.Known::account).filter(provider::opensFor).isPresent();
        return Response.seeOther(alsoThere ? base.resolve(ProviderResource.LEFT) : base)
                .cookie(SessionCookie.gone(base))
                .build();
    }

    /** Goes on as somebody whose session has just begun. */
    static Response enter(Secret secret, String next, ContainerRequestContext request) {
        URI base = request.getUriInfo().getBaseUri();
        return Response.seeOther(base.resolve(next))
                .cookie(SessionCookie.of(requireNonNull(secret), base))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** The address to go on to, but never one of another site. */
    static String ownAddress(@Nullable String next) {
        return next != null && OWN_ADDRESS.matcher(next).matches() ? next : DESKS;
    }
}
