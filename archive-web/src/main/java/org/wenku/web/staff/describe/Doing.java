package org.wenku.web.staff.describe;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.function.Function;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.describing.Deed;
import org.wenku.archive.describing.Describing;
import org.wenku.archive.describing.Outcome;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** Does what was pressed on a page with the version that the person saw, and leads on to what came of it. */
final class Doing {

    private static final int UNPROCESSABLE = 422;

    private final Describing describing;
    private final Forms forms;
    private final Begun begun;

    Doing(Archive archive) {
        this.describing = new Describing(requireNonNull(archive));
        this.forms = new Forms(archive);
        this.begun = new Begun(archive);
    }

    /** The version of the record that the person saw when they pressed. */
    static int version(MultivaluedMap<String, String> form) {
        String said = Objects.toString(form.getFirst("version"), "");
        if (!said.matches("[0-9]{1,9}")) {
            throw Refusal.of(Problem.BAD_PARAMETER, "version", said.isEmpty() ? "—" : said, "0, 1, 2 …");
        }
        return Integer.parseInt(said);
    }

    /**
     * Does it.
     *
     * @param done the word under which the next page says that it is done
     * @param again the same page once more, with what stands in the way
     */
    Response answer(
            ContainerRequestContext request,
            CatalogueRecord record,
            int version,
            Deed deed,
            String done,
            Function<String, View> again) {
        Outcome outcome = describing.change(record.id(), version, deed, Forms.describer(request));
        if (outcome instanceof Outcome.Written) {
            return to(Forms.address(record) + "?done=" + done);
        }
        if (outcome instanceof Outcome.Unchanged) {
            return to(Forms.address(record) + "?done=unchanged");
        }
        if (outcome instanceof Outcome.Deleted) {
            return to(record.parentId()
                    .map(parent -> "/staff/records/" + parent + "/describe?done=" + done)
                    .orElse("/staff/records"));
        }
        if (outcome instanceof Outcome.Conflict conflict) {
            return Response.status(Response.Status.PRECONDITION_FAILED)
                    .entity(forms.view(request, conflict.now(), begun.overtaken(request, conflict.now(), version)))
                    .build();
        }
        if (outcome instanceof Outcome.Prevented prevented) {
            return Response.status(UNPROCESSABLE)
                    .entity(again.apply(Visit.of(request).text().obstacle(prevented)))
                    .build();
        }
        throw Refusal.of(outcome instanceof Outcome.Refused ? Problem.FORBIDDEN : Problem.NOT_FOUND);
    }

    private static Response to(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
