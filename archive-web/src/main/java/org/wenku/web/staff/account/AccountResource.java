package org.wenku.web.staff.account;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.account.Account;
import org.wenku.archive.account.AccountRefusal;
import org.wenku.archive.account.Accounts;
import org.wenku.archive.account.Sessions;
import org.wenku.archive.account.Tokens;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.ForSignedIn;
import org.wenku.web.entrance.AccountWords;
import org.wenku.web.entrance.ProviderDoor;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.Badge;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;
import org.wenku.web.reading.ReadingRoom;

/** {@code /staff/account}: one's own password, browsers and tokens. */
@Path("staff/account")
@Produces("text/html;charset=UTF-8")
@ForSignedIn
public final class AccountResource {

    /** Times are told in UTC, as the audit log and the history tell them. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Archive archive;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Tokens tokens;
    private final @Nullable ProviderDoor provider;

    /**
     * The accounts of this archive.
     *
     * @param provider the provider people may sign in with; null for none
     */
    public AccountResource(Archive archive, @Nullable ProviderDoor provider) {
        this.provider = provider;
        this.archive = archive;
        this.accounts = new Accounts(archive);
        this.sessions = new Sessions(archive);
        this.tokens = new Tokens(archive);
    }

    /** The page. */
    @GET
    public View page(@Context ContainerRequestContext request) {
        return view(request, null, null, null);
    }

    /** Changes the password and ends the other sessions. */
    @POST
    @Path("password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response password(
            @FormParam("old") @Nullable String old,
            @FormParam("password") @Nullable String fresh,
            @FormParam("again") @Nullable String again,
            @Context ContainerRequestContext request) {
        String chosen = requireNonNullElse(fresh, "");
        if (!chosen.equals(again)) {
            return again(request, "account.fault.again");
        }
        UUID keep =
                Caller.of(request).session().map(known -> known.session().id()).orElse(null);
        try {
            accounts.changePassword(self(request).id(), requireNonNullElse(old, ""), chosen, keep);
        } catch (AccountRefusal refusal) {
            return again(request, AccountWords.key(refusal));
        }
        return Response.ok(view(request, null, "account.password.changed", null))
                .build();
    }

    private Response again(ContainerRequestContext request, String fault) {
        return Response.status(422).entity(view(request, fault, null, null)).build();
    }

    /** Ends one session. */
    @POST
    @Path("sessions/{id}/revoke")
    public Response revoke(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Account self = self(request);
        sessions.revoke(self.name(), self, ReadingRoom.identifier(id));
        return back(request);
    }

    /** Ends all sessions but this. */
    @POST
    @Path("sessions/revoke-others")
    public Response revokeOthers(@Context ContainerRequestContext request) {
        Account self = self(request);
        UUID keep =
                Caller.of(request).session().map(known -> known.session().id()).orElse(null);
        sessions.revokeOthers(self.name(), self, keep);
        return back(request);
    }

    /** Makes a token and shows it, once. */
    @POST
    @Path("tokens")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response token(
            @FormParam("name") @Nullable String name,
            @FormParam("right") @Nullable List<String> rights,
            @FormParam("fonds") @Nullable String fonds,
            @FormParam("days") @Nullable String days,
            @Context ContainerRequestContext request) {
        try {
            Set<Right> wanted = new HashSet<>();
            requireNonNullElse(rights, List.<String>of()).forEach(right -> wanted.add(right(right)));
            Tokens.Wish wish = new Tokens.Wish(
                    requireNonNullElse(name, ""),
                    wanted,
                    fonds(requireNonNullElse(fonds, "")),
                    Instant.now().plus(Duration.ofDays(days(requireNonNullElse(days, "")))));
            String secret = tokens.create(self(request), wish).text();
            return Response.ok(view(request, null, null, secret)).build();
        } catch (AccountRefusal refusal) {
            return again(request, AccountWords.key(refusal));
        }
    }

    private static Right right(String name) {
        return Arrays.stream(Right.values())
                .filter(right -> right.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AccountRefusal(AccountRefusal.Reason.TOKEN, name));
    }

    private static int days(String text) {
        try {
            return Math.min(Math.max(Integer.parseInt(text.strip()), 0), 10_000);
        } catch (NumberFormatException e) {
            throw new AccountRefusal(AccountRefusal.Reason.TOKEN, text);
        }
    }

    /** The fonds of a list of reference codes; null where the list is empty. */
    private @Nullable Set<UUID> fonds(String codes) {
        if (codes.isBlank()) {
            return null;
        }
        return Arrays.stream(codes.strip().split("[\\s,，、;；]+"))
                .map(code -> archive.read(here -> here.record(new ReferenceCode(code)))
                        .filter(record -> record.parentId().isEmpty())
                        .map(CatalogueRecord::id)
                        .orElseThrow(() -> new AccountRefusal(AccountRefusal.Reason.NO_SUCH_FONDS, code)))
                .collect(Collectors.toSet());
    }

    /** Takes a token back. */
    @POST
    @Path("tokens/{id}/revoke")
    public Response revokeToken(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Account self = self(request);
        tokens.revoke(self.name(), self, ReadingRoom.identifier(id));
        return back(request);
    }

    private static Response back(ContainerRequestContext request) {
        return Response.seeOther(request.getUriInfo().getBaseUri().resolve("/staff/account"))
                .build();
    }

    private static Account self(ContainerRequestContext request) {
        return Caller.of(request).account().orElseThrow(() -> Refusal.of(Problem.UNAUTHENTICATED));
    }

    private View view(
            ContainerRequestContext request, @Nullable String fault, @Nullable String done, @Nullable String secret) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        Account self = self(request);
        UUID here =
                Caller.of(request).session().map(known -> known.session().id()).orElse(null);
        List<AccountPage.SessionRow> open = sessions.of(self.id()).stream()
                .map(each -> new AccountPage.SessionRow(
                        each.id().toString(),
                        TIME.format(each.seenAt()),
                        TIME.format(each.createdAt()),
                        each.address(),
                        each.agent(),
                        each.id().equals(here)))
                .toList();
        return new View(
                "staff/account/account.jte",
                new AccountPage(
                        Frame.of(visit, text.of("desk.account"), null).atDesk(DeskDoor.ACCOUNT),
                        self.name(),
                        self.hasPassword(),
                        provider == null ? null : provider.name(),
                        provider != null && provider.opensFor(self),
                        provider == null ? "" : provider.joinAddress(requireNonNull(Badge.of(request))),
                        fault == null ? null : text.of(fault),
                        done == null ? null : text.of(done),
                        secret,
                        open,
                        tokens.of(self.id()).stream()
                                .map(each -> row(each, text))
                                .toList(),
                        Arrays.stream(Right.values())
                                .filter(self.reader()::holdsAnywhere)
                                .map(right -> new AccountPage.Choice(right.name(), name(right, text)))
                                .toList()));
    }

    private static String name(Right right, Messages text) {
        return text.of("right." + right.name().toLowerCase(Locale.ROOT));
    }

    private AccountPage.TokenRow row(Tokens.Token token, Messages text) {
        Set<UUID> fonds = token.fonds();
        String where = fonds == null
                ? text.of("token.everywhere")
                : archive.read(here -> here.records(List.copyOf(fonds)).values().stream()
                        .map(record -> record.reference().text())
                        .sorted()
                        .collect(Collectors.joining(text.of("list.comma"))));
        Instant used = token.usedAt();
        return new AccountPage.TokenRow(
                token.id().toString(),
                token.name(),
                token.rights().stream()
                        .map(right -> name(right, text))
                        .collect(Collectors.joining(text.of("list.comma"))),
                where,
                TIME.format(token.expiresAt()),
                used == null ? text.of("token.unused") : TIME.format(used),
                token.worksAt(Instant.now()));
    }
}
