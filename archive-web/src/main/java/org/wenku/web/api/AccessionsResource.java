package org.wenku.web.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.accession.Accession;
import org.wenku.archive.accession.Accessions;
import org.wenku.archive.accession.NewAccession;
import org.wenku.archive.accession.NumberTaken;
import org.wenku.archive.catalogue.Act;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;

/** The accession register as JSON, for the staff's programs. */
@Path("api/v1/accessions")
@Produces("application/json")
@Needs(Right.INGEST)
public final class AccessionsResource {

    private final Archive archive;

    /** Answers from the register of this archive. */
    public AccessionsResource(Archive archive) {
        this.archive = archive;
    }

    /** The register, the newest entry first. */
    @GET
    public AccessionList register(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        int most = Limits.limit(limit);
        UUID after = cursor == null || cursor.isEmpty() ? null : Limits.identifier("cursor", cursor);
        List<Accession> page = archive.read(catalogue -> Accessions.list(catalogue, after, most + 1));
        boolean more = page.size() > most;
        List<AccessionAnswer> shown =
                page.stream().limit(most).map(AccessionAnswer::of).toList();
        return new AccessionList(shown, more ? shown.get(most - 1).id() : null);
    }

    /** One entry. */
    @GET
    @Path("{id}")
    public AccessionAnswer accession(@PathParam("id") String id) {
        UUID known = Limits.identifier("id", id);
        return archive.read(catalogue -> Accessions.with(catalogue, known))
                .map(AccessionAnswer::of)
                .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
    }

    /** Makes an entry. */
    @POST
    @Consumes("application/json")
    public AccessionAnswer enter(@Nullable AccessionSaid said, @Context ContainerRequestContext request) {
        if (said == null) {
            throw Limits.badParameter("donor", "", "a JSON object with at least a donor and a day");
        }
        String by = Caller.of(request).name();
        try {
            NewAccession entry = new NewAccession(
                    said.number(),
                    said.donor(),
                    said.agreement(),
                    LocalDate.parse(said.received()),
                    said.extent(),
                    said.note());
            return AccessionAnswer.of(
                    archive.write(new Act(by, "accession", null), desk -> Accessions.enter(desk, entry, by)));
        } catch (DateTimeParseException e) {
            throw Limits.badParameter("received", e.getParsedString(), "2026-11-25");
        } catch (NumberTaken e) {
            throw Limits.badParameter("number", e.number(), "a number that no accession has");
        } catch (IllegalArgumentException | NullPointerException e) {
            throw Limits.badParameter("donor", String.valueOf(said.donor()), "a donor, a day, a short number");
        }
    }
}
