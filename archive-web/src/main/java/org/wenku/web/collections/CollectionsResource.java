package org.wenku.web.collections;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.RecordPage;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.page.Door;
import org.wenku.web.page.Entries;
import org.wenku.web.page.Frame;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /collections}, the list of the fonds. */
@Path("collections")
@Produces("text/html;charset=UTF-8")
@ForAnyone
public final class CollectionsResource {

    private static final int PAGE = 30;

    private final Archive archive;

    /** The list of the fonds of this archive. */
    public CollectionsResource(Archive archive) {
        this.archive = archive;
    }

    /** One page of the list. */
    @GET
    public View fonds(@QueryParam("after") @Nullable String after, @Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        RecordPage page = archive.read(asked -> asked.fonds(Caller.of(request).reader(), after, PAGE));
        return new View(
                "collections/collections.jte",
                new CollectionsPage(
                        Frame.of(visit, visit.text().of("collections.title"), Door.COLLECTIONS),
                        page.records().stream()
                                .map(new Entries(visit.language())::of)
                                .toList(),
                        page.nextCursor()
                                .map(next -> "/collections?after=" + next)
                                .orElse(null),
                        after == null ? null : "/collections"));
    }
}
