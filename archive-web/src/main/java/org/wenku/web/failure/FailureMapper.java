package org.wenku.web.failure;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.catalogue.UnknownCursor;
import org.wenku.archive.database.DatabaseUnavailable;
import org.wenku.archive.search.BadCursor;
import org.wenku.archive.search.IndexFailure;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/**
 * Turns everything that is thrown into an answer: for a person a page, for a program RFC 9457. The only one of its
 * kind, so that no fault can leave by another door.
 */
public final class FailureMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(FailureMapper.class);
    private static final String RETRY_SECONDS = "10";

    @Context
    private @Nullable Provider<ContainerRequestContext> request;

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException answer
                && answer.getResponse().getStatus() < 400) {
            return answer.getResponse();
        }
        Refusal refusal = refusal(thrown);
        Visit visit = Visit.of(currentRequest());
        if (refusal.problem() == Problem.UNAUTHENTICATED && isPersonLooking()) {
            String here = currentRequest().getUriInfo().getRequestUri().getRawPath();
            String query = currentRequest().getUriInfo().getRequestUri().getRawQuery();
            String next = URLEncoder.encode(query == null ? here : here + "?" + query, StandardCharsets.UTF_8);
            return Response.seeOther(visit.base().resolve("/login?next=" + next))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        String fault = refusal.problem() == Problem.UNEXPECTED ? logged(thrown) : null;
        if (refusal.problem() == Problem.UNAVAILABLE) {
            LOG.warn("{} could not be answered", visit.here(), thrown);
        }
        Response.ResponseBuilder answer = Audience.of(currentRequest()) == Audience.PERSON
                ? Response.status(refusal.problem().status())
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                        .entity(page(visit, refusal, fault))
                : Response.status(refusal.problem().status())
                        .type(ProblemJson.TYPE)
                        .entity(json(visit, refusal, fault));
        answer.header(HttpHeaders.CONTENT_LANGUAGE, visit.language().tag())
                .header(HttpHeaders.VARY, "Accept, Accept-Language");
        return withHeaders(answer, thrown, refusal).build();
    }

    private ContainerRequestContext currentRequest() {
        if (request == null) {
            throw new IllegalStateException("Jersey has not given the failure mapper its requests");
        }
        return request.get();
    }

    private static Refusal refusal(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            if (cause instanceof UnknownCursor || cause instanceof BadCursor) {
                return Refusal.because(Problem.BAD_CURSOR, cause);
            }
            if (cause instanceof JacksonException) {
                // Because we alone write JSON, a fault in writing it is ours.
                return Refusal.because(Problem.UNEXPECTED, cause);
            }
            if (databaseAway(cause) || cause instanceof IndexFailure) {
                return Refusal.because(Problem.UNAVAILABLE, cause);
            }
        }
        if (thrown instanceof WebApplicationException refused) {
            return Refusal.because(Problem.of(refused.getResponse().getStatus()), thrown);
        }
        return Refusal.because(Problem.UNEXPECTED, thrown);
    }

    /** What they wanted to see is shown after they have signed in; what they wanted to send is not sent behind their back. */
    private boolean isPersonLooking() {
        return Audience.of(currentRequest()) == Audience.PERSON
                && currentRequest().getMethod().equals("GET");
    }

    private static boolean databaseAway(Throwable cause) {
        return cause instanceof DatabaseUnavailable
                || cause instanceof SQLTransientException
                || cause instanceof SQLNonTransientConnectionException
                || (cause instanceof SQLException broken && connectionState(broken.getSQLState()));
    }

    /** SQLSTATE class 08 is a broken connection, 57P01 to 57P05 a server that ends or is not there yet, 53300 a full house. */
    private static boolean connectionState(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P0") || state.equals("53300"));
    }

    private String logged(Throwable thrown) {
        String fault = LogReference.fresh();
        LOG.error(
                "fault {} while answering {} {}",
                fault,
                currentRequest().getMethod(),
                Visit.of(currentRequest()).here(),
                thrown);
        return fault;
    }

    private static Response.ResponseBuilder withHeaders(
            Response.ResponseBuilder answer, Throwable thrown, Refusal refusal) {
        answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (refusal.problem() == Problem.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"wenku\"");
        }
        if (refusal.problem().status() == 413) {
            // What they are still sending is not read, so nothing else can come on this connection, and they shall know
            // it.
            answer.header("Connection", "close");
        }
        if (refusal.problem().status() == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        if (thrown instanceof WebApplicationException refused) {
            String allow = refused.getResponse().getHeaderString(HttpHeaders.ALLOW);
            if (allow != null) {
                answer.header(HttpHeaders.ALLOW, allow);
            }
        }
        return answer;
    }

    private static View page(Visit visit, Refusal refusal, @Nullable String fault) {
        if (fault != null) {
            return FailurePage.unexpected(visit, fault);
        }
        Messages text = visit.text();
        if (refusal.fact() instanceof Refusal.Closed closed) {
            return FailurePage.restricted(visit, orUnsaid(closed.reason(), text), closed.until());
        }
        if (refusal.fact() instanceof Refusal.Tombstone tombstone) {
            return FailurePage.withdrawn(
                    visit, tombstone.reference(), tombstone.at(), orUnsaid(tombstone.reason(), text));
        }
        return refusal.problem() == Problem.NOT_FOUND ? FailurePage.notFound(visit) : inOwnWords(visit, refusal);
    }

    private static View inOwnWords(Visit visit, Refusal refusal) {
        String key = "problem." + refusal.problem().code();
        Messages text = visit.text();
        String title = text.of(key + ".title");
        return new View(
                "failure/failure.jte",
                new FailurePage(
                        Frame.of(visit, title, null),
                        refusal.problem().status(),
                        title,
                        List.of(text.of(key + ".detail", refusal.words()), text.of(key + ".help")),
                        List.of(),
                        false));
    }

    private static String orUnsaid(@Nullable String reason, Messages text) {
        return requireNonNullElse(reason, text.of("problem.no-reason"));
    }

    private static ProblemJson json(Visit visit, Refusal refusal, @Nullable String fault) {
        Problem problem = refusal.problem();
        Messages text = visit.text();
        String key = "problem." + problem.code();
        String reason = null;
        LocalDate until = null;
        String reference = null;
        LocalDate withdrawn = null;
        if (refusal.fact() instanceof Refusal.Closed closed) {
            reason = closed.reason();
            until = closed.until();
        } else if (refusal.fact() instanceof Refusal.Tombstone tombstone) {
            reason = tombstone.reason();
            reference = tombstone.reference();
            withdrawn = tombstone.at();
        }
        return new ProblemJson(
                visit.absolute("/problems/" + problem.code()),
                text.of(key + ".title"),
                problem.status(),
                text.of(key + ".detail", refusal.words()),
                fault == null ? null : "urn:wenku:fault:" + fault,
                reason,
                until,
                reference,
                withdrawn,
                refusal.fact() instanceof Refusal.Newer newer ? newer.version() : null,
                refusal.fact() instanceof Refusal.Hindered hindered ? hindered.obstacle() : null);
    }
}
