package org.wenku.web.caller;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import jakarta.inject.Provider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.account.Secret;
import org.wenku.archive.account.Sessions;
import org.wenku.archive.account.Tokens;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.Badge;

/** Finds out who makes a request, before anything else is decided. */
@PreMatching
public final class Recognising implements ContainerRequestFilter {

    /** What is the same for all and asked for often; nobody need be recognised for it. */
    private static final Set<String> SAME_FOR_ALL = Set.of("assets", "healthz", "metrics");

    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Tokens tokens;
    private final Proxies proxies;

    @Context
    private @Nullable Provider<HttpServletRequest> connection;

    /** Recognises the people of this archive. */
    public Recognising(Archive archive) {
        this.sessions = new Sessions(archive);
        this.tokens = new Tokens(archive);
        this.proxies = Proxies.of(archive.settings());
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath(false);
        int slash = path.indexOf('/');
        if (SAME_FOR_ALL.contains(slash < 0 ? path : path.substring(0, slash))) {
            return;
        }
        Sessions.Origin origin = origin(request);
        String authorization = request.getHeaderString("Authorization");
        if (path.startsWith("api/")
                && authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            byToken(new Secret(authorization.substring(BEARER.length()).strip()), origin)
                    .stepInto(request);
            return; // whatever cookie there is: a program is recognised by its token alone
        }
        Optional<Secret> shown = SessionCookie.in(request);
        Optional<Sessions.Known> known = shown.flatMap(secret -> sessions.recognise(secret, Instant.now()));
        if (shown.isPresent() && known.isPresent()) {
            Caller.inSession(known.get(), origin).stepInto(request);
            new Badge(
                            known.get().account().name(),
                            known.get().account().displayName(),
                            FormTokens.of(shown.get()),
                            known.get().account().reader())
                    .pinOn(request);
        } else {
            Caller.anyone(origin).stepInto(request);
        }
    }

    private Caller byToken(Secret shown, Sessions.Origin origin) {
        Tokens.Known known =
                tokens.recognise(shown, origin.address()).orElseThrow(() -> Refusal.of(Problem.UNAUTHENTICATED));
        return Caller.byToken(known.owner(), known.reader(), origin);
    }

    private Sessions.Origin origin(ContainerRequestContext request) {
        String address = requireNonNull(connection).get().getRemoteAddr();
        List<String> forwarded = requireNonNullElse(request.getHeaders().get("X-Forwarded-For"), List.of());
        return new Sessions.Origin(
                proxies.asker(requireNonNullElse(address, "?"), forwarded),
                requireNonNullElse(request.getHeaderString("User-Agent"), ""));
    }
}
