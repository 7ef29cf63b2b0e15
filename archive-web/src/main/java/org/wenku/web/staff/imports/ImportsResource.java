package org.wenku.web.staff.imports;

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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.accession.Accession;
import org.wenku.archive.accession.Accessions;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.settings.Key;
import org.wenku.archive.sheet.NotASheet;
import org.wenku.archive.sheet.SheetKind;
import org.wenku.ingest.sheet.Meaning;
import org.wenku.ingest.sheet.NewSheetImport;
import org.wenku.ingest.sheet.SheetImport;
import org.wenku.ingest.sheet.SheetImports;
import org.wenku.ingest.sheet.SheetSentences;
import org.wenku.ingest.sheet.SheetSteps;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.form.FormWithFile;
import org.wenku.web.gate.LargeBody;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /staff/imports}: bringing sheets and following what becomes of them. */
@Path("staff/imports")
@Produces("text/html;charset=UTF-8")
@Needs(Right.INGEST)
public final class ImportsResource {

    private static final int PAGE = 30;
    private static final long LARGEST_SHEET = 1L << 30;

    private final Archive archive;
    private final SheetImports imports;

    /** Brings sheets to these imports. */
    public ImportsResource(Archive archive, SheetImports imports) {
        this.archive = archive;
        this.imports = imports;
    }

    /** The list and the form. */
    @GET
    public View list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("accession") @Nullable String accession,
            @Context ContainerRequestContext request) {
        return new View(
                "staff/imports/imports.jte",
                page(request, after, Map.of("accession", accession == null ? "" : accession), null));
    }

    private ImportsPage page(
            ContainerRequestContext request, @Nullable String after, Map<String, String> said, @Nullable String fault) {
        Visit visit = Visit.of(request);
        List<SheetImport> page = imports.list(after == null || after.isEmpty() ? null : identifier(after), PAGE + 1);
        boolean more = page.size() > PAGE;
        List<SheetImport> shown = more ? page.subList(0, PAGE) : page;
        Caller caller = Caller.of(request);
        return new ImportsPage(
                Frame.of(visit, visit.text().of("imports.title"), null).atDesk(DeskDoor.IMPORTS),
                shown.stream()
                        .filter(it -> mayWork(caller, it))
                        .map(it -> new ImportsPage.Line(
                                it.id().toString(),
                                it.name(),
                                it.actor(),
                                it.phase().name(),
                                SheetSentences.of(it).in(visit.language().locale())))
                        .toList(),
                folder().toString(),
                said,
                fault,
                more ? shown.get(PAGE - 1).id().toString() : null);
    }

    private boolean mayWork(Caller caller, SheetImport it) {
        return archive.read(catalogue -> catalogue.record(it.target()))
                .filter(target -> caller.reader().holds(Right.INGEST, target.fondsId()))
                .isPresent();
    }

    /** Only below this folder are files looked for, because an archivist is not to read whatever the server can. */
    private java.nio.file.Path folder() {
        return archive.settings()
                .given(Key.IMPORT_FILES)
                .map(java.nio.file.Path::of)
                .orElseGet(() -> archive.home().resolve("sheet-files"))
                .toAbsolutePath()
                .normalize();
    }

    /** A form cannot be taken as it is; says which field and why. */
    private static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;
        private final String key;
        private final transient Object[] words;

        Unfit(String key, Object... words) {
            this.key = key;
            this.words = words;
        }

        String in(Messages text) {
            return text.of(key, words);
        }
    }

    /** Brings a sheet; it is checked in the background. */
    @POST
    @Consumes("multipart/form-data")
    @LargeBody(LARGEST_SHEET)
    public Response bring(InputStream body, @Context ContainerRequestContext request) throws IOException {
        java.nio.file.Path scratch = Files.createDirectories(archive.home().resolve("imports"));
        java.nio.file.Path sheet = Files.createTempFile(scratch, "uploaded", ".part");
        try {
            FormWithFile form = FormWithFile.read(request.getMediaType(), body, sheet);
            try {
                SheetImport it = imports.receive(wanted(form, sheet, Caller.of(request)));
                if (it.phase() != SheetImport.Phase.MAPPING) {
                    archive.steps()
                            .ask(SheetSteps.check(it, false, Caller.of(request).name()));
                }
                return Response.seeOther(URI.create("/staff/imports/" + it.id()))
                        .build();
            } catch (Unfit e) {
                return again(request, form, e.in(Visit.of(request).text()));
            } catch (NotASheet e) {
                return again(
                        request,
                        form,
                        SheetSentences.of(e).in(Visit.of(request).language().locale()));
            }
        } finally {
            Files.deleteIfExists(sheet);
        }
    }

    private Response again(ContainerRequestContext request, FormWithFile form, String fault) {
        return Response.status(400)
                .entity(new View("staff/imports/imports.jte", page(request, null, form.fields(), fault)))
                .build();
    }

    private NewSheetImport wanted(FormWithFile form, java.nio.file.Path sheet, Caller caller) throws Unfit {
        if (form.file().isEmpty()) {
            throw new Unfit("imports.fault.no-sheet");
        }
        CatalogueRecord target = target(form.field("into"));
        caller.mustHold(Right.INGEST, target.fondsId());
        return new NewSheetImport(
                sheet,
                form.file(),
                target.id(),
                accession(form.field("accession")),
                files(form.field("files")),
                form.field("update").equals("yes"),
                Map.of(),
                caller.name());
    }

    private CatalogueRecord target(String code) throws Unfit {
        Optional<CatalogueRecord> target;
        try {
            ReferenceCode reference = new ReferenceCode(code);
            target = archive.read(catalogue -> catalogue.record(reference));
        } catch (IllegalArgumentException e) {
            target = Optional.empty();
        }
        if (target.isEmpty() || target.get().level() == Level.ITEM) {
            throw new Unfit("imports.fault.into", code);
        }
        return target.get();
    }

    private @Nullable UUID accession(String number) throws Unfit {
        if (number.isEmpty()) {
            return null;
        }
        Optional<Accession> accession = archive.read(catalogue -> Accessions.numbered(catalogue, number));
        return accession
                .orElseThrow(() -> new Unfit("imports.fault.accession", number))
                .id();
    }

    private java.nio.file.@Nullable Path files(String below) throws Unfit {
        if (below.isEmpty()) {
            return null;
        }
        java.nio.file.Path folder = folder().resolve(below).normalize();
        if (!folder.startsWith(folder()) || !Files.isDirectory(folder)) {
            throw new Unfit("imports.fault.files", below, folder());
        }
        return folder;
    }

    static UUID identifier(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
    }

    private SheetImport find(String id, ContainerRequestContext request) {
        return imports.with(identifier(id))
                .filter(it -> mayWork(Caller.of(request), it))
                .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
    }

    /** One import. */
    @GET
    @Path("{id}")
    public View one(
            @PathParam("id") String id,
            @QueryParam("after") @Nullable String after,
            @Context ContainerRequestContext request) {
        return new View(
                "staff/imports/import.jte",
                new ImportView(archive, imports).of(find(id, request), after, Visit.of(request)));
    }

    /** Says what the columns mean, and has the sheet checked again. */
    @POST
    @Path("{id}/columns")
    @Consumes("application/x-www-form-urlencoded")
    public Response columns(
            @PathParam("id") String id, MultivaluedMap<String, String> form, @Context ContainerRequestContext request) {
        SheetImport it = find(id, request);
        List<Meaning> meanings = new ArrayList<>();
        for (int i = 0; i < it.columns().size(); i++) {
            String said = String.valueOf(form.getFirst("column-" + i));
            meanings.add(Meaning.of(said).orElseThrow(() -> Refusal.of(Problem.BAD_PARAMETER, "column", said)));
        }
        String by = Caller.of(request).name();
        archive.steps().ask(SheetSteps.check(imports.map(it.id(), meanings, by), false, by));
        return Response.seeOther(URI.create("/staff/imports/" + it.id())).build();
    }

    /** Has the good rows entered. */
    @POST
    @Path("{id}/enter")
    @Consumes("application/x-www-form-urlencoded")
    public Response enter(@PathParam("id") String id, @Context ContainerRequestContext request) {
        SheetImport it = find(id, request);
        archive.steps().ask(SheetSteps.check(it, true, Caller.of(request).name()));
        return Response.seeOther(URI.create("/staff/imports/" + it.id())).build();
    }

    /** The rows that cannot be entered, as they came, with the reasons. */
    @GET
    @Path("{id}/rows.{kind}")
    @Produces({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    public Response badRows(
            @PathParam("id") String id, @PathParam("kind") String kind, @Context ContainerRequestContext request) {
        SheetImport it = find(id, request);
        SheetKind sheetKind = Arrays.stream(SheetKind.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        return Response.ok((StreamingOutput) out -> imports.badRows(it, sheetKind, out), sheetKind.mediaType())
                .header("Content-Disposition", "attachment; filename=\"rows-" + it.id() + "." + kind + "\"")
                .build();
    }
}
