package org.wenku.web.failure;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** The addresses that the {@code type} of a problem points at (RFC 9457, 3.1.1): what it means and what to do. */
@Path("problems/{code}")
public final class ProblemPages {

    /** The page of one kind of problem. */
    @GET
    public Response explain(@PathParam("code") String code, @Context ContainerRequestContext request) {
        Problem problem = Problem.coded(code).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        String key = "problem." + problem.code();
        String title = text.of(key + ".title");
        List<FailurePage.Fact> facts = List.of(
                new FailurePage.Fact(text.of("problem.status"), Integer.toString(problem.status())),
                new FailurePage.Fact(text.of("problem.type"), visit.absolute("/problems/" + problem.code())));
        View page = new View(
                "failure/failure.jte",
                new FailurePage(
                        Frame.of(visit, title, null),
                        problem.status(),
                        title,
                        List.of(text.of(key + ".help")),
                        facts,
                        false));
        // Whatever the asker accepts, because a program that follows the type of a problem does it for its programmer.
        return Response.ok(page, "text/html;charset=UTF-8").build();
    }
}
