package org.wenku.web.searching;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Reader;
import org.wenku.archive.search.BadCursor;
import org.wenku.archive.search.SearchPage;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /search}: a question in the address, the answer on the page. */
@Path("search")
@Produces("text/html;charset=UTF-8")
@ForAnyone
public final class SearchResource {

    private static final int PAGE = 20;

    private final Archive archive;

    /** Searches this archive. */
    public SearchResource(Archive archive) {
        this.archive = archive;
    }

    /** The results, or the help where there are none. */
    @GET
    public View results(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        Question question = Question.of(request.getUriInfo().getQueryParameters());
        Reader reader = Caller.of(request).reader();
        SearchPage found = found(question, reader);
        return new View(
                "searching/results.jte", archive.read(asked -> ResultsPage.of(visit, question, found, asked, reader)));
    }

    private SearchPage found(Question question, Reader reader) {
        try {
            return archive.index().search(question.request(PAGE).askedBy(reader));
        } catch (BadCursor unknown) {
            throw Refusal.because(Problem.BAD_CURSOR, unknown);
        }
    }
}
