package org.wenku.web.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.UUID;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.unpacking.Container;
import org.wenku.archive.unpacking.Unpacking;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;

/** Unpacking of files that hold others, for the staff's programs. */
@Path("api/v1/files/{id}/unpacking")
@Produces("application/json")
@Needs(Right.INGEST)
public final class UnpackingResource {

    private final Archive archive;

    /** Unpacks what this archive holds. */
    public UnpackingResource(Archive archive) {
        this.archive = archive;
    }

    private HeldFile container(String id, ContainerRequestContext request) {
        UUID known = Limits.identifier("id", id);
        HeldFile file = archive.read(catalogue -> catalogue.file(known))
                .filter(held -> Container.of(held).isPresent())
                .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        Caller.of(request).mustHold(Right.INGEST, file.fondsId());
        return file;
    }

    /** Where it stands. */
    @GET
    public UnpackingAnswer unpacking(@PathParam("id") String id, @Context ContainerRequestContext request) {
        UUID file = container(id, request).id();
        return UnpackingAnswer.of(
                file,
                Unpacking.newest(archive.steps().list(), List.of(file)).get(file),
                archive.read(catalogue -> Unpacking.unit(catalogue, file)).orElse(null));
    }

    /** Asks for it; while it is under way asking again changes nothing. */
    @POST
    public UnpackingAnswer unpack(@PathParam("id") String id, @Context ContainerRequestContext request) {
        HeldFile file = container(id, request);
        String by = Caller.of(request).name();
        archive.write(new Act(by, Unpacking.KIND, null), desk -> {
            Unpacking.ask(archive.steps(), desk, file, by);
            return null;
        });
        archive.steps().wake();
        return unpacking(id, request);
    }
}
