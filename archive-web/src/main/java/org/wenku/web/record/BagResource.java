package org.wenku.web.record;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.exchange.bagit.TarTarget;
import org.wenku.archive.packaging.PackageExport;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.reading.ReadingRoom;

/**
 * {@code /records/{id}/bag.tar}: a unit and everything below it as a bag, written while it is sent. It holds drafts and
 * closed files too, so that only who may see those in the fonds is given it.
 */
@Path("records/{id}/bag.tar")
@Needs(Right.SEE_DRAFTS)
public final class BagResource {

    /** The address for a record, from the root of the site. */
    static String href(UUID record) {
        return "/records/" + record + "/bag.tar";
    }

    private final Archive archive;

    /** Bags of this archive. */
    public BagResource(Archive archive) {
        this.archive = archive;
    }

    /** The bag. Where a file turns out not to be what it should, the sending breaks off, so that nobody takes it for whole. */
    @GET
    public Response bag(@PathParam("id") String id, @Context ContainerRequestContext request) {
        UUID record = ReadingRoom.identifier(id);
        CatalogueRecord top =
                archive.read(catalogue -> catalogue.record(record)).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        Caller caller = Caller.of(request);
        caller.mustHold(Right.SEE_DRAFTS, top.fondsId());
        Audit.of(archive).record(caller.name(), "bag.export", top.reference().text());
        String name = top.reference().text().replace('/', '-');
        StreamingOutput bag = out -> new PackageExport(archive).write(top, new TarTarget(out, name), done -> {});
        return Response.ok(bag, "application/x-tar")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename*=UTF-8''"
                                + URLEncoder.encode(name + ".tar", StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
