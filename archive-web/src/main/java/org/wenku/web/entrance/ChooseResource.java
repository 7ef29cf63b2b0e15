package org.wenku.web.entrance;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.account.Account;
import org.wenku.archive.account.AccountRefusal;
import org.wenku.archive.account.OneTimeLinks;
import org.wenku.archive.account.Secret;
import org.wenku.archive.account.SetUpLink;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /setup} and {@code /password}: what links that work once lead to. */
@Path("")
@Produces("text/html;charset=UTF-8")
@ForAnyone
public final class ChooseResource {

    private final OneTimeLinks links;
    private final SetUpLink setUpLink;

    /** The links of this archive. */
    public ChooseResource(Archive archive) {
        this.links = new OneTimeLinks(archive);
        this.setUpLink = new SetUpLink(archive);
    }

    /** What was typed into the form. */
    private record Typed(String token, String name, String displayName, String password, String again) {}

    /** The form of the first administrator. */
    @GET
    @Path("setup")
    public Response setUp(@QueryParam("token") @Nullable String token, @Context ContainerRequestContext request) {
        String shown = requireNonNullElse(token, "");
        return links.isForSetUp(new Secret(shown))
                ? page(request, 200, "/setup", new Typed(shown, "", "", "", ""), null)
                : spent(request);
    }

    /** Makes the first administrator and lets them in. */
    @POST
    @Path("setup")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response makeFirst(
            @FormParam("token") @Nullable String token,
            @FormParam("name") @Nullable String name,
            @FormParam("display-name") @Nullable String displayName,
            @FormParam("password") @Nullable String password,
            @FormParam("again") @Nullable String again,
            @Context ContainerRequestContext request) {
        Typed typed = new Typed(
                requireNonNullElse(token, ""),
                requireNonNullElse(name, ""),
                requireNonNullElse(displayName, ""),
                requireNonNullElse(password, ""),
                requireNonNullElse(again, ""));
        if (!typed.password().equals(typed.again())) {
            return page(request, 422, "/setup", typed, "account.fault.again");
        }
        try {
            Secret session = links.setUp(
                    new Secret(typed.token()),
                    typed.name(),
                    typed.displayName(),
                    typed.password(),
                    Caller.of(request).origin());
            setUpLink.used();
            return LoginResource.enter(session, "/staff", request);
        } catch (AccountRefusal refusal) {
            return again(request, "/setup", typed, refusal);
        }
    }

    /** The form of somebody who got a link. */
    @GET
    @Path("password")
    public Response choose(@QueryParam("token") @Nullable String token, @Context ContainerRequestContext request) {
        String shown = requireNonNullElse(token, "");
        Optional<Account> account = links.ofPassword(new Secret(shown));
        return account.isPresent()
                ? page(
                        request,
                        200,
                        "/password",
                        new Typed(shown, account.get().name(), account.get().displayName(), "", ""),
                        null)
                : spent(request);
    }

    /** Keeps the password and lets them in. */
    @POST
    @Path("password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response keep(
            @FormParam("token") @Nullable String token,
            @FormParam("password") @Nullable String password,
            @FormParam("again") @Nullable String again,
            @Context ContainerRequestContext request) {
        String shown = requireNonNullElse(token, "");
        Optional<Account> account = links.ofPassword(new Secret(shown));
        if (account.isEmpty()) {
            return spent(request);
        }
        Typed typed = new Typed(
                shown,
                account.get().name(),
                account.get().displayName(),
                requireNonNullElse(password, ""),
                requireNonNullElse(again, ""));
        if (!typed.password().equals(typed.again())) {
            return page(request, 422, "/password", typed, "account.fault.again");
        }
        try {
            Secret session = links.choosePassword(
                    new Secret(shown), typed.password(), Caller.of(request).origin());
            return LoginResource.enter(session, "/staff", request);
        } catch (AccountRefusal refusal) {
            return again(request, "/password", typed, refusal);
        }
    }

    private static Response again(ContainerRequestContext request, String action, Typed typed, AccountRefusal refusal) {
        return switch (refusal.reason()) {
            case LINK_SPENT, ALREADY_SET_UP -> spent(request);
            default -> page(request, 422, action, typed, AccountWords.key(refusal));
        };
    }

    private static Response page(
            ContainerRequestContext request, int status, String action, Typed typed, @Nullable String fault) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        boolean first = action.equals("/setup");
        ChoosePage page = new ChoosePage(
                Frame.of(visit, text.of(first ? "setup.title" : "choose.title"), null),
                action,
                typed.token(),
                first,
                typed.name(),
                typed.displayName(),
                fault == null ? null : text.of(fault));
        return Response.status(status)
                .entity(new View("entrance/choose.jte", page))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** The same for every link that does not work, because whoever tries some must not learn which ever did. */
    private static Response spent(ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        return Response.status(404)
                .entity(new View(
                        "entrance/spent.jte",
                        new SpentPage(Frame.of(visit, visit.text().of("spent.title"), null))))
                .header("Cache-Control", "no-store")
                .build();
    }
}
