package org.wenku.web.staff.accessions;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.accession.Accession;
import org.wenku.archive.accession.Accessions;
import org.wenku.archive.accession.Batch;
import org.wenku.archive.accession.Batches;
import org.wenku.archive.accession.NumberTaken;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /staff/accessions}: the register. */
@Path("staff/accessions")
@Produces("text/html;charset=UTF-8")
@Needs(Right.INGEST)
public final class AccessionsResource {

    private static final int PAGE = 50;
    private static final int NEWEST = 10;

    private final Archive archive;

    /** Shows the register of this archive. */
    public AccessionsResource(Archive archive) {
        this.archive = archive;
    }

    /** The register, the newest entry first. */
    @GET
    public View list(@QueryParam("after") @Nullable String after, @Context ContainerRequestContext request) {
        UUID from = after == null || after.isEmpty() ? null : identifier(after);
        return archive.read(catalogue -> {
            List<Accession> page = Accessions.list(catalogue, from, PAGE + 1);
            List<Batch> newest = from == null ? Batches.list(catalogue, null, null, NEWEST) : List.of();
            boolean more = page.size() > PAGE;
            List<Accession> shown = more ? page.subList(0, PAGE) : page;
            return new View(
                    "staff/accessions/accessions.jte",
                    new AccessionsPage(
                            frame(request, "accessions.title"),
                            shown,
                            newest.stream()
                                    .map(batch -> BatchLines.of(catalogue, batch))
                                    .toList(),
                            more ? shown.get(PAGE - 1).id().toString() : null));
        });
    }

    /** The form for a new entry. */
    @GET
    @Path("new")
    public View form(@Context ContainerRequestContext request) {
        return new View(
                "staff/accessions/entry.jte",
                new EntryPage(
                        frame(request, "accessions.new"),
                        Map.of("received", LocalDate.now(ZoneOffset.UTC).toString()),
                        null));
    }

    /** Makes an entry. */
    @POST
    @Consumes("application/x-www-form-urlencoded")
    public Response enter(MultivaluedMap<String, String> form, @Context ContainerRequestContext request) {
        Map<String, String> said = new HashMap<>();
        form.forEach((name, values) -> said.put(name, values.isEmpty() ? "" : values.get(0)));
        try {
            Accession entry = Registering.enter(archive, Caller.of(request).name(), said);
            return Response.seeOther(URI.create("/staff/accessions/" + entry.id()))
                    .build();
        } catch (NumberTaken e) {
            return again(request, said, Visit.of(request).text().of("accessions.fault.number-taken", e.number()));
        } catch (DateTimeParseException e) {
            return again(request, said, Visit.of(request).text().of("accessions.fault.date", e.getParsedString()));
        } catch (IllegalArgumentException e) {
            return again(request, said, Visit.of(request).text().of("accessions.fault.incomplete"));
        }
    }

    private static Response again(ContainerRequestContext request, Map<String, String> said, String fault) {
        return Response.status(400)
                .entity(new View(
                        "staff/accessions/entry.jte", new EntryPage(frame(request, "accessions.new"), said, fault)))
                .build();
    }

    /** One entry with its batches. */
    @GET
    @Path("{id}")
    public View one(
            @PathParam("id") String id,
            @QueryParam("after") @Nullable String after,
            @Context ContainerRequestContext request) {
        UUID from = after == null || after.isEmpty() ? null : identifier(after);
        return archive.read(catalogue -> {
            Accession accession =
                    Accessions.with(catalogue, identifier(id)).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
            List<Batch> page = Batches.list(catalogue, accession.id(), from, PAGE + 1);
            boolean more = page.size() > PAGE;
            List<Batch> shown = more ? page.subList(0, PAGE) : page;
            return new View(
                    "staff/accessions/accession.jte",
                    new AccessionPage(
                            frame(request, "accession.title", accession.number()),
                            accession,
                            shown.stream()
                                    .map(batch -> BatchLines.of(catalogue, batch))
                                    .toList(),
                            more ? shown.get(PAGE - 1).id().toString() : null));
        });
    }

    static Frame frame(ContainerRequestContext request, String title, Object... words) {
        Visit visit = Visit.of(request);
        return Frame.of(visit, visit.text().of(title, words), null).atDesk(DeskDoor.ACCESSIONS);
    }

    static UUID identifier(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
    }
}
