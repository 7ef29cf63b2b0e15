package org.wenku.web.api;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.RecordPage;
import org.wenku.web.reading.ReadingRoom;

/** Records as JSON. */
@Path("api/v1/records")
@Produces("application/json")
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
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Limits.limit(limit);
        RecordPage page = within == null || within.isEmpty()
                ? room.ask(here -> here.records(room.reader(), null, cursor, most))
                : room.record(
                        Limits.identifier("within", within).toString(),
                        (here, top) -> here.records(room.reader(), top, cursor, most));
        return RecordList.of(page);
    }

    /** One record. */
    @GET
    @Path("{id}")
    public RecordAnswer record(@PathParam("id") String id) {
        return room.record(id, (here, record) -> RecordAnswer.of(here, record, room.reader()));
    }

    /** What stands directly below a record. */
    @GET
    @Path("{id}/children")
    public RecordList children(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Limits.limit(limit);
        return RecordList.of(room.record(id, (here, parent) -> here.children(parent, room.reader(), cursor, most)));
    }
}
