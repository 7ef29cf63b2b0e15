package org.wenku.web.staff.accessions;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.accession.Batch;
import org.wenku.archive.accession.BatchUndo;
import org.wenku.archive.accession.Batches;
import org.wenku.archive.accession.Hindrance;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.ingest.sheet.SheetImports;
import org.wenku.ingest.sheet.SheetSentences;
import org.wenku.ingest.sheet.SheetSteps;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.Phrase;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /staff/batches}: one batch, and taking it back. */
@Path("staff/batches/{id}")
@Produces("text/html;charset=UTF-8")
@Needs(Right.INGEST)
public final class BatchesResource {

    private static final int PAGE = 50;

    private final Archive archive;
    private final SheetImports imports;

    /** Shows the batches of this archive; some of them came by these imports. */
    public BatchesResource(Archive archive, SheetImports imports) {
        this.archive = archive;
        this.imports = imports;
    }

    /** The batch. */
    @GET
    public View batch(
            @PathParam("id") String id,
            @QueryParam("after") @Nullable String after,
            @Context ContainerRequestContext request) {
        return new View("staff/accessions/batch.jte", page(find(id), after, request));
    }

    private Batch find(String id) {
        return archive.read(catalogue -> Batches.with(catalogue, AccessionsResource.identifier(id)))
                .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
    }

    private BatchPage page(Batch batch, @Nullable String after, ContainerRequestContext request) {
        UUID from = after == null || after.isEmpty() ? null : AccessionsResource.identifier(after);
        Visit visit = Visit.of(request);
        String sheet = imports.ofBatch(batch.id()).map(it -> it.id().toString()).orElse(null);
        return archive.read(catalogue -> {
            List<UUID> ids = Batches.records(catalogue, batch.id(), from, PAGE + 1);
            boolean more = ids.size() > PAGE;
            List<UUID> shown = more ? ids.subList(0, PAGE) : ids;
            Map<UUID, CatalogueRecord> records = catalogue.records(shown);
            return new BatchPage(
                    AccessionsResource.frame(request, "batch.title", batch.label()),
                    BatchLines.of(catalogue, batch),
                    Batches.counts(catalogue, batch.id()),
                    shown.stream()
                            .filter(records::containsKey)
                            .map(records::get)
                            .filter(record -> Caller.of(request).reader().holds(Right.INGEST, record.fondsId()))
                            .map(record -> new BatchPage.Line(
                                    record.id().toString(),
                                    record.reference().text(),
                                    Phrase.title(record, visit.language()).shortened()))
                            .toList(),
                    BatchUndo.hindrances(catalogue, batch.id()).stream()
                            .map(SheetSentences::of)
                            .map(sentence -> sentence.in(visit.language().locale()))
                            .toList(),
                    mayUndo(catalogue, batch, Caller.of(request)),
                    sheet,
                    more ? shown.get(PAGE - 1).toString() : null);
        });
    }

    /** Who may ingest there may take back what is not public; what readers have seen, only who may publish. */
    private static boolean mayUndo(Catalogue catalogue, Batch batch, Caller caller) {
        UUID fonds =
                catalogue.record(batch.target()).map(CatalogueRecord::fondsId).orElse(batch.target());
        return caller.reader().holds(Right.INGEST, fonds)
                && (caller.reader().holds(Right.PUBLISH, fonds) || !Batches.hasPublished(catalogue, batch.id()));
    }

    /** Begins to take the batch back; the rest is a background step. */
    @POST
    @Path("undo")
    @Consumes("application/x-www-form-urlencoded")
    public Response undo(
            @PathParam("id") String id,
            @FormParam("reason") @Nullable String reason,
            @Context ContainerRequestContext request) {
        Batch batch = find(id);
        Caller caller = Caller.of(request);
        if (!archive.read(catalogue -> mayUndo(catalogue, batch, caller))) {
            throw Refusal.of(Problem.FORBIDDEN);
        }
        if (reason == null || reason.isBlank()) {
            throw Refusal.of(Problem.BAD_PARAMETER, "reason", "");
        }
        List<Hindrance> hindrances = imports.beginUndo(batch, caller.name(), reason.strip());
        if (!hindrances.isEmpty()) {
            return Response.status(409)
                    .entity(new View("staff/accessions/batch.jte", page(batch, null, request)))
                    .build();
        }
        archive.steps().ask(SheetSteps.undo(batch.id(), caller.name()));
        return Response.seeOther(URI.create("/staff/batches/" + batch.id())).build();
    }
}
