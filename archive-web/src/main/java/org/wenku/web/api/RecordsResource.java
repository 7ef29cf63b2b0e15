package org.wenku.web.api;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.RecordPage;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.reading.ReadingRoom;

/** Records as JSON. */
@Path("api/v1/records")
@Produces("application/json")
@ForAnyone
public final class RecordsResource {

    private final ReadingRoom room;

    /** Answers with what this room hands out. */
    public RecordsResource(ReadingRoom room) {
        this.room = requireNonNull(room);
    }

    /** All records, or all below one, in archival order. */
    @GET
    public RecordList list(
            @QueryParam("within") @Nullable String within,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context ContainerRequestContext request) {
        int most = Limits.limit(limit);
        ReadingRoom mine = room.of(request);
        RecordPage page = within == null || within.isEmpty()
                ? mine.ask(here -> here.records(mine.reader(), null, cursor, most))
                : mine.record(
                        Limits.identifier("within", within).toString(),
                        (here, top) -> here.records(mine.reader(), top, cursor, most));
        return RecordList.of(page);
    }

    /** One record. */
    @GET
    @Path("{id}")
    public RecordAnswer record(@PathParam("id") String id, @Context ContainerRequestContext request) {
        ReadingRoom mine = room.of(request);
        return mine.record(id, (here, record) -> RecordAnswer.of(here, record, mine.reader()));
    }

    /** What stands directly below a record. */
    @GET
    @Path("{id}/children")
    public RecordList children(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context ContainerRequestContext request) {
        int most = Limits.limit(limit);
        ReadingRoom mine = room.of(request);
        return RecordList.of(mine.record(id, (here, parent) -> here.children(parent, mine.reader(), cursor, most)));
    }
}
