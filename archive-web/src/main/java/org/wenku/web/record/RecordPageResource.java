package org.wenku.web.record;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.page.Frame;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;
import org.wenku.web.reading.ReadingRoom;

/** {@code /records/{id}} for people; the same address gives the other forms to programs. */
@Path("records/{id}")
@ForAnyone
public final class RecordPageResource {

    private final ReadingRoom room;
    private final RenditionShelf shelf;

    /** The pages of the records that this room hands out, with what was made of their files. */
    public RecordPageResource(ReadingRoom room, RenditionShelf shelf) {
        this.room = room;
        this.shelf = shelf;
    }

    /** The page, or the tombstone of a record that was withdrawn. */
    @GET
    @Produces("text/html;charset=UTF-8;qs=1.0")
    public Response page(
            @PathParam("id") String id,
            @QueryParam("after") @Nullable String after,
            @Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        Presenting.Wish wish = Presenting.Wish.of(request.getUriInfo().getQueryParameters());
        ReadingRoom mine = room.of(request);
        RecordView view = mine.record(
                id,
                (catalogue, record) -> RecordView.of(
                        catalogue, record, mine.reader(), visit, wish, after, new Workshop(shelf, mine.reader())));
        Response.ResponseBuilder answer = Response.ok(new View("record/record.jte", view));
        answer.header("Link", "<" + view.citation().address() + ">; rel=\"cite-as\"");
        for (Frame.Form form : view.frame().forms()) {
            answer.header("Link", "<" + form.href() + ">; rel=\"describedby\"; type=\"" + form.type() + "\"");
        }
        view.files().stream()
                .filter(file -> file.href() != null)
                .limit(20)
                .forEach(file -> answer.header("Link", "<" + file.href() + ">; rel=\"item\""));
        if (!view.trail().isEmpty()) {
            String parent = view.trail().get(view.trail().size() - 1).href();
            answer.header("Link", "<" + parent + ">; rel=\"collection\"");
        }
        return answer.build();
    }
}
