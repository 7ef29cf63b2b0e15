package org.wenku.web.staff.people;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Grant;
import org.wenku.archive.access.Right;
import org.wenku.archive.account.Account;
import org.wenku.archive.account.AccountRefusal;
import org.wenku.archive.account.Accounts;
import org.wenku.archive.account.OneTimeLinks;
import org.wenku.archive.account.Sessions;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.entrance.AccountWords;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;
import org.wenku.web.reading.ReadingRoom;

/** {@code /staff/people}, for administrators. */
@Path("staff/people")
@Produces("text/html;charset=UTF-8")
@Needs(Right.ADMINISTER)
public final class PeopleResource {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Accounts accounts;
    private final Sessions sessions;
    private final OneTimeLinks links;
    private final Roles roles;

    /** The people of this archive. */
    public PeopleResource(Archive archive) {
        this.accounts = new Accounts(archive);
        this.sessions = new Sessions(archive);
        this.links = new OneTimeLinks(archive);
        this.roles = new Roles(archive);
    }

    /** The list. */
    @GET
    public View list(@QueryParam("after") @Nullable String after, @Context ContainerRequestContext request) {
        return list(request, after, null, "", "");
    }

    private View list(
            ContainerRequestContext request,
            @Nullable String after,
            @Nullable String fault,
            String typedName,
            String typedDisplayName) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        List<Account> page = accounts.page(after);
        Map<UUID, String> codes = roles.codes(page.stream().map(Account::grants).toList());
        return new View(
                "staff/people/people.jte",
                new PeoplePage(
                        Frame.of(visit, text.of("desk.people"), null).atDesk(DeskDoor.PEOPLE),
                        fault == null ? null : text.of(fault),
                        typedName,
                        typedDisplayName,
                        page.stream().map(each -> row(each, codes, text)).toList(),
                        Roles.choices(text),
                        page.size() < Accounts.PAGE
                                ? null
                                : "/staff/people?after="
                                        + URLEncoder.encode(
                                                page.get(page.size() - 1).name(), StandardCharsets.UTF_8)));
    }

    private static PeoplePage.Row row(Account account, Map<UUID, String> codes, Messages text) {
        return new PeoplePage.Row(
                "/staff/people/" + account.id(),
                account.name(),
                account.displayName(),
                account.grants().stream()
                        .map(grant -> Roles.words(grant, codes, text))
                        .collect(Collectors.joining(text.of("list.comma"))),
                signedIn(account, text),
                account.disabled());
    }

    private static String signedIn(Account account, Messages text) {
        Instant last = account.signedInAt();
        return last == null ? text.of("people.never") : TIME.format(last);
    }

    /** Enters somebody and goes to their page. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(
            @FormParam("name") @Nullable String name,
            @FormParam("display-name") @Nullable String displayName,
            @FormParam("role") @Nullable String role,
            @FormParam("fonds") @Nullable String fonds,
            @Context ContainerRequestContext request) {
        String typed = requireNonNullElse(name, "");
        String called = requireNonNullElse(displayName, "");
        try {
            Grant grant = roles.chosen(requireNonNullElse(role, ""), requireNonNullElse(fonds, ""));
            Account made = accounts.create(Caller.of(request).name(), typed, called, List.of(grant));
            return Response.ok(person(request, made, null, link(request, made))).build();
        } catch (AccountRefusal refusal) {
            return Response.status(422)
                    .entity(list(request, null, AccountWords.key(refusal), typed, called))
                    .build();
        }
    }

    /** One person. */
    @GET
    @Path("{id}")
    public View person(@PathParam("id") String id, @Context ContainerRequestContext request) {
        return person(request, account(id), null, null);
    }

    private Account account(String id) {
        return accounts.account(ReadingRoom.identifier(id)).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
    }

    private View person(
            ContainerRequestContext request, Account account, @Nullable String fault, @Nullable String link) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        Map<UUID, String> codes = roles.codes(List.of(account.grants()));
        return new View(
                "staff/people/person.jte",
                new PersonPage(
                        Frame.of(visit, account.displayName(), null).atDesk(DeskDoor.PEOPLE),
                        "/staff/people/" + account.id(),
                        account.name(),
                        account.displayName(),
                        account.disabled(),
                        text.of("people.created", TIME.format(account.createdAt()), account.createdBy()),
                        signedIn(account, text),
                        fault == null ? null : text.of(fault),
                        link,
                        account.grants().stream()
                                .map(grant ->
                                        new PersonPage.GrantRow(Roles.value(grant), Roles.words(grant, codes, text)))
                                .toList(),
                        Roles.choices(text),
                        sessions.of(account.id()).stream()
                                .map(each -> new PersonPage.SessionRow(
                                        each.id().toString(), TIME.format(each.seenAt()), each.address(), each.agent()))
                                .toList()));
    }

    private String link(ContainerRequestContext request, Account account) {
        String secret = links.forPassword(Caller.of(request).name(), account).text();
        return Visit.of(request).absolute("/password?token=" + secret);
    }

    /** Gives other roles: those that stay ticked, and one more. */
    @POST
    @Path("{id}/roles")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response roles(
            @PathParam("id") String id,
            @FormParam("keep") @Nullable List<String> keep,
            @FormParam("role") @Nullable String role,
            @FormParam("fonds") @Nullable String fonds,
            @Context ContainerRequestContext request) {
        Account account = account(id);
        try {
            List<Grant> wanted =
                    new ArrayList<>(Roles.kept(account.grants(), requireNonNullElse(keep, List.<String>of())));
            if (!requireNonNullElse(role, "").isEmpty()) {
                wanted.add(roles.chosen(requireNonNullElse(role, ""), requireNonNullElse(fonds, "")));
            }
            accounts.grant(Caller.of(request).name(), account.id(), wanted);
            return back(request, account);
        } catch (AccountRefusal refusal) {
            return again(request, account, refusal);
        }
    }

    private Response again(ContainerRequestContext request, Account account, AccountRefusal refusal) {
        return Response.status(422)
                .entity(person(request, account, AccountWords.key(refusal), null))
                .build();
    }

    /** Keeps somebody out. */
    @POST
    @Path("{id}/disable")
    public Response disable(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Account account = account(id);
        try {
            accounts.disable(Caller.of(request).name(), account.id());
            return back(request, account);
        } catch (AccountRefusal refusal) {
            return again(request, account, refusal);
        }
    }

    /** Lets somebody in again. */
    @POST
    @Path("{id}/enable")
    public Response enable(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Account account = account(id);
        accounts.enable(Caller.of(request).name(), account.id());
        return back(request, account);
    }

    /** Makes a link by which they choose a password, and shows it once. */
    @POST
    @Path("{id}/link")
    public View resetLink(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Account account = account(id);
        return person(request, account, null, link(request, account));
    }

    /** Ends one of their sessions. */
    @POST
    @Path("{id}/sessions/{session}/revoke")
    public Response revoke(
            @PathParam("id") String id,
            @PathParam("session") String session,
            @Context ContainerRequestContext request) {
        Account account = account(id);
        sessions.revoke(Caller.of(request).name(), account, ReadingRoom.identifier(session));
        return back(request, account);
    }

    private static Response back(ContainerRequestContext request, Account account) {
        return Response.seeOther(request.getUriInfo().getBaseUri().resolve("/staff/people/" + account.id()))
                .build();
    }
}
