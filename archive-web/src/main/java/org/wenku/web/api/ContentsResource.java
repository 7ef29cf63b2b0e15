package org.wenku.web.api;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.unpacking.Contents;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.reading.ReadingRoom;

/** What stands inside files that hold others, for who may open the file itself. */
@Path("api/v1/files")
@Produces("application/json")
@ForAnyone
public final class ContentsResource {

    private final ReadingRoom room;

    /** Answers with what this room hands out. */
    public ContentsResource(ReadingRoom room) {
        this.room = requireNonNull(room);
    }

    /** What stands inside a file; nothing for one that holds no others. */
    @GET
    @Path("{id}/contents")
    public ContentsList contents(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context ContainerRequestContext request) {
        int most = Limits.limit(limit);
        int after = after(cursor);
        ReadingRoom mine = room.of(request);
        return mine.file(id, (here, file) -> page(here, file, mine.reader(), after, most));
    }

    private static int after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return 0;
        }
        if (!cursor.matches("[0-9]{1,9}")) {
            throw Limits.badParameter("cursor", cursor, "next");
        }
        return Integer.parseInt(cursor);
    }

    private static ContentsList page(Catalogue here, HeldFile file, Reader reader, int after, int most) {
        List<Contents.Entry> found = Contents.page(here, file.id(), after, most + 1);
        List<Contents.Entry> page = found.subList(0, Math.min(most, found.size()));
        Map<UUID, CatalogueRecord> records = here.records(page.stream()
                .map(Contents.Entry::record)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return new ContentsList(
                Contents.count(here, file.id()),
                page.stream()
                        .map(entry -> ContentsLine.of(entry, address(records, entry.record(), reader)))
                        .toList(),
                found.size() > most ? Integer.toString(page.get(most - 1).ordinal()) : null);
    }

    /** Only of a record whose description this reader may see. */
    private static @Nullable String address(Map<UUID, CatalogueRecord> records, @Nullable UUID id, Reader reader) {
        CatalogueRecord record = id == null ? null : records.get(id);
        return record != null && record.accessFor(reader).mayDescribe() ? "/api/v1/records/" + record.id() : null;
    }
}
