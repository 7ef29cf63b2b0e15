package org.wenku.web.staff.unpacking;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
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
import org.wenku.web.reading.ReadingRoom;

/** {@code /staff/unpacking/{file}}: what the button of the record page asks for. */
@Path("staff/unpacking/{file}")
@Needs(Right.INGEST)
public final class UnpackingResource {

    private final Archive archive;

    /** Unpacks what this archive holds. */
    public UnpackingResource(Archive archive) {
        this.archive = archive;
    }

    /** Asks for the contents of a container to be made items; leads back to its record. */
    @POST
    public Response unpack(@PathParam("file") String id, @Context ContainerRequestContext request) {
        HeldFile file = archive.read(catalogue -> catalogue.file(ReadingRoom.identifier(id)))
                .filter(held -> Container.of(held).isPresent())
                .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        Caller caller = Caller.of(request);
        caller.mustHold(Right.INGEST, file.fondsId());
        archive.write(new Act(caller.name(), Unpacking.KIND, null), desk -> {
            Unpacking.ask(archive.steps(), desk, file, caller.name());
            return null;
        });
        archive.steps().wake();
        return Response.seeOther(URI.create("/records/" + file.recordId() + "#inside"))
                .build();
    }
}
