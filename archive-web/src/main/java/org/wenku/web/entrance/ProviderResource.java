package org.wenku.web.entrance;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.Archive;
import org.wenku.archive.account.Account;
import org.wenku.archive.account.AccountRefusal;
import org.wenku.archive.account.ProviderAccounts;
import org.wenku.archive.account.Sessions;
import org.wenku.archive.account.SignIn;
import org.wenku.archive.audit.Audit;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.caller.ForSignedIn;
import org.wenku.web.failure.LogReference;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.Badge;
import org.wenku.web.page.Frame;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /login/provider}: signing in with an OpenID Connect provider. Not on the web where none is set. */
@Path("login/provider")
@Produces("text/html;charset=UTF-8")
public final class ProviderResource {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderResource.class);
    private static final String ACCOUNT = "/staff/account";
    private static final String RETURN = "/login/provider/return";

    /** Where somebody comes who has signed out here. */
    static final String LEFT = "/login/provider/left";

    private final OpenIdProvider provider;
    private final boolean newPeople;
    private final ProviderAccounts people;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Audit audit;

    ProviderResource(Archive archive, OpenIdProvider provider, boolean newPeople) {
        this.provider = requireNonNull(provider);
        this.newPeople = newPeople;
        this.people = new ProviderAccounts(archive);
        this.signIn = new SignIn(archive);
        this.sessions = new Sessions(archive);
        this.audit = Audit.of(archive);
    }

    /** Sends a browser to the provider. A link, because a form may not lead to another site. */
    @GET
    @ForAnyone
    public Response depart(@QueryParam("next") @Nullable String next, @Context ContainerRequestContext request) {
        return depart(Departure.to(LoginResource.ownAddress(next), null), request);
    }

    /** Sends somebody who is signed in to the provider, so that they can sign in with it from now on. */
    @GET
    @Path("join")
    @ForSignedIn
    public Response join(@QueryParam("mark") @Nullable String mark, @Context ContainerRequestContext request) {
        if (!ProviderDoor.isMarkOf(Badge.of(request), mark)) {
            throw Refusal.of(Problem.FORM_EXPIRED);
        }
        return depart(Departure.to(ACCOUNT, mark), request);
    }

    private Response depart(Departure departure, ContainerRequestContext request) {
        URI base = request.getUriInfo().getBaseUri();
        try {
            String language = Visit.of(request).language().tag();
            return Response.seeOther(provider.gate(departure, base.resolve(RETURN), language))
                    .cookie(departure.cookie(base))
                    .header("Cache-Control", "no-store")
                    .build();
        } catch (ProviderFault fault) {
            throw away(fault);
        }
    }

    /** Takes in who comes back from the provider. */
    @GET
    @Path("return")
    @ForAnyone
    public Response arrive(@Context ContainerRequestContext request) {
        URI base = request.getUriInfo().getBaseUri();
        Departure departure = Departure.of(request).orElse(null);
        if (departure == null) {
            return sorry(request, "stale", 400, null, false);
        }
        String joiner = departure.joiner();
        if (joiner != null && !ProviderDoor.isMarkOf(Badge.of(request), joiner)) {
            return sorry(request, "stale", 400, null, false);
        }
        try {
            OpenIdProvider.Arrival arrival =
                    provider.arrival(departure, request.getUriInfo().getRequestUri(), base.resolve(RETURN));
            return joiner == null ? signedIn(arrival, departure.next(), request) : joined(arrival, request);
        } catch (ProviderFault fault) {
            if (fault.reason() == ProviderFault.Reason.AWAY) {
                throw away(fault);
            }
            String reference = null;
            if (fault.reason().isOurs()) {
                reference = LogReference.fresh();
                LOG.warn("fault {}: somebody could not sign in with the provider: {}", reference, fault.getMessage());
            } else {
                LOG.info("somebody did not sign in with the provider: {}", fault.getMessage());
            }
            String reason = fault.reason().name().toLowerCase(Locale.ROOT);
            return sorry(request, reason, fault.reason().status(), reference, joiner != null);
        }
    }

    private Response signedIn(OpenIdProvider.Arrival arrival, String next, ContainerRequestContext request) {
        Caller caller = Caller.of(request);
        Optional<Account> known = people.known(arrival.identity());
        if (known.isEmpty() && newPeople) {
            try {
                known = Optional.of(people.enter(arrival.identity(), arrival.name(), arrival.displayName()));
            } catch (AccountRefusal refusal) {
                return sorry(request, "name", 403, null, false);
            }
        }
        if (known.isEmpty() || known.get().disabled()) {
            audit.record(
                    known.map(Account::name).orElse("?"),
                    "sign-in.refused",
                    arrival.identity().subject(),
                    "address",
                    caller.origin().address(),
                    "how",
                    "provider");
            return sorry(request, "unknown", 403, null, false);
        }
        caller.session().ifPresent(sessions::signOut);
        Response in = LoginResource.enter(signIn.let(known.get(), caller.origin(), "provider"), next, request);
        return Response.fromResponse(in)
                .cookie(Departure.gone(request.getUriInfo().getBaseUri()))
                .build();
    }

    private Response joined(OpenIdProvider.Arrival arrival, ContainerRequestContext request) {
        Account self = Caller.of(request).account().orElseThrow(() -> Refusal.of(Problem.UNAUTHENTICATED));
        try {
            people.join(self, arrival.identity());
        } catch (AccountRefusal refusal) {
            return sorry(request, "taken", 409, null, true);
        }
        URI base = request.getUriInfo().getBaseUri();
        return Response.seeOther(base.resolve(ACCOUNT))
                .cookie(Departure.gone(base))
                .build();
    }

    /** Ends that somebody signs in with the provider. */
    @POST
    @Path("part")
    @ForSignedIn
    public Response part(@Context ContainerRequestContext request) {
        Account self = Caller.of(request).account().orElseThrow(() -> Refusal.of(Problem.UNAUTHENTICATED));
        try {
            people.part(self);
        } catch (AccountRefusal refusal) {
            return sorry(request, "no-other-way", 409, null, true);
        }
        return Response.seeOther(request.getUriInfo().getBaseUri().resolve(ACCOUNT))
                .build();
    }

    private Refusal away(ProviderFault fault) {
        String reference = LogReference.fresh();
        LOG.warn(
                "fault {}: the provider people sign in with does not answer as one: {}", reference, fault.getMessage());
        return Refusal.of(Problem.PROVIDER_AWAY, provider.door().name(), reference);
    }

    /** Says to somebody who has signed out here that they may still be signed in there. */
    @GET
    @Path("left")
    @ForAnyone
    public Response left(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        String name = provider.door().name();
        return Response.ok(new View(
                        "entrance/provider.jte",
                        new ProviderPage(
                                Frame.of(visit, visit.text().of("provider.left.title"), null),
                                visit.text().of("provider.left", name),
                                null,
                                "/login/provider/leave",
                                visit.text().of("provider.leave", name))))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Sends a browser to the provider to sign out there; it is the provider that asks whether they mean it. */
    @GET
    @Path("leave")
    @ForAnyone
    public Response leave(@Context ContainerRequestContext request) {
        try {
            Optional<URI> exit = provider.exit(Visit.of(request).language().tag());
            return exit.isEmpty()
                    ? sorry(request, "no-exit", 404, null, false)
                    : Response.seeOther(exit.get())
                            .header("Cache-Control", "no-store")
                            .build();
        } catch (ProviderFault fault) {
            throw away(fault);
        }
    }

    private Response sorry(
            ContainerRequestContext request, String reason, int status, @Nullable String reference, boolean joining) {
        String back = joining ? ACCOUNT : "/login";
        // As if seen from where one goes on, because the address of this page has what works only once.
        Visit visit = Visit.of(request).from(back);
        String title = reason.equals("no-exit") ? "provider.left.title" : "provider.title";
        return Response.status(status)
                .entity(new View(
                        "entrance/provider.jte",
                        new ProviderPage(
                                Frame.of(visit, visit.text().of(title), null),
                                visit.text()
                                        .of(
                                                "provider.fault." + reason,
                                                provider.door().name()),
                                reference,
                                back,
                                visit.text().of(joining ? "desk.account" : "login.title"))))
                .cookie(Departure.gone(request.getUriInfo().getBaseUri()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
