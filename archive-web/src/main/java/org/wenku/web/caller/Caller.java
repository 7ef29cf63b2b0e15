package org.wenku.web.caller;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.account.Account;
import org.wenku.archive.account.Sessions;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;

/** Who makes a request. */
public final class Caller {

    private static final String PROPERTY = "org.wenku.caller";
    private static final Sessions.Origin NOWHERE = new Sessions.Origin("", "");
    private static final Caller UNKNOWN = new Caller(null, null, Reader.PUBLIC, NOWHERE);

    private final @Nullable Account account;
    private final Sessions.@Nullable Known session;
    private final Reader reader;
    private final Sessions.Origin origin;

    private Caller(@Nullable Account account, Sessions.@Nullable Known session, Reader reader, Sessions.Origin origin) {
        this.account = account;
        this.session = session;
        this.reader = requireNonNull(reader);
        this.origin = requireNonNull(origin);
    }

    static Caller anyone(Sessions.Origin origin) {
        return new Caller(null, null, Reader.PUBLIC, origin);
    }

    static Caller inSession(Sessions.Known session, Sessions.Origin origin) {
        return new Caller(session.account(), session, session.account().reader(), origin);
    }

    static Caller byToken(Account owner, Reader reader, Sessions.Origin origin) {
        return new Caller(owner, null, reader, origin);
    }

    /** Who makes this request; the public where nobody was recognised. */
    public static Caller of(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof Caller caller ? caller : UNKNOWN;
    }

    void stepInto(ContainerRequestContext request) {
        request.setProperty(PROPERTY, this);
    }

    /** The login name, for the history and the audit log; {@code public} for the public. */
    public String name() {
        return account == null ? "public" : account.name();
    }

    /** What they are called on pages. */
    public String displayName() {
        return account == null ? "" : account.displayName();
    }

    /** What they may see and do. */
    public Reader reader() {
        return reader;
    }

    /** Whether somebody was recognised, in person or by a token of theirs. */
    public boolean signedIn() {
        return account != null;
    }

    /** Their account, where somebody was recognised. */
    public Optional<Account> account() {
        return Optional.ofNullable(account);
    }

    /** The session they are in; empty for the public and for programs. */
    public Optional<Sessions.Known> session() {
        return Optional.ofNullable(session);
    }

    /** Where the request comes from. */
    public Sessions.Origin origin() {
        return origin;
    }

    /**
     * Goes on only if they hold a right in a fonds.
     *
     * @throws Refusal if they do not
     */
    public void mustHold(Right right, UUID fondsId) {
        if (!reader.holds(right, fondsId)) {
            throw refused();
        }
    }

    /**
     * Goes on only if they hold a right in the whole archive.
     *
     * @throws Refusal if they do not
     */
    public void mustHoldEverywhere(Right right) {
        if (!reader.holdsEverywhere(right)) {
            throw refused();
        }
    }

    void mustHoldSomewhere(Right right) {
        if (!reader.holdsAnywhere(right)) {
            throw refused();
        }
    }

    void mustBeSignedIn() {
        if (!signedIn()) {
            throw refused();
        }
    }

    private Refusal refused() {
        return Refusal.of(signedIn() ? Problem.FORBIDDEN : Problem.UNAUTHENTICATED);
    }
}
