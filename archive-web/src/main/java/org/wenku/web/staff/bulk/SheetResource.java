package org.wenku.web.staff.bulk;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.changeset.BadWish;
import org.wenku.archive.changeset.ChangeSet;
import org.wenku.archive.changeset.ChangeSets;
import org.wenku.archive.changeset.NewChangeSet;
import org.wenku.archive.changeset.Selection;
import org.wenku.archive.changeset.SheetExport;
import org.wenku.archive.changeset.SheetReturn;
import org.wenku.archive.sheet.SheetKind;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.form.FormWithFile;
import org.wenku.web.gate.BodyLimit;
import org.wenku.web.gate.LargeBody;
import org.wenku.web.page.Language;
import org.wenku.web.page.View;

/** {@code /staff/bulk/sheet}: records out as a sheet, and back in through the preview. */
@Path("staff/bulk/sheet")
@Needs(Right.DESCRIBE)
public final class SheetResource {

    /** The largest sheet that is taken back, in bytes. */
    static final long MOST = 500L * 1024 * 1024;

    private final Archive archive;

    /** The sheets of this archive. */
    public SheetResource(Archive archive) {
        this.archive = archive;
    }

    /** The records that were chosen, as CSV or XLSX. Asked for by a form, because a list of codes fits into no address. */
    @POST
    @Path("out")
    @Consumes("application/x-www-form-urlencoded")
    @LargeBody(BodyLimit.LONGEST_FORM)
    public Response out(
            @Context ContainerRequestContext request,
            @FormParam("find") @DefaultValue("") String find,
            @FormParam("format") @Nullable String format) {
        SheetKind kind = "xlsx".equals(format) ? SheetKind.XLSX : SheetKind.CSV;
        var allowed = BulkRights.describes(Caller.of(request));
        try {
            Selection selection = ChosenRecords.read(find);
            StreamingOutput sheet = to -> new SheetExport(archive).write(selection, allowed, kind, to);
            return Response.ok(sheet, kind.mediaType())
                    .header("Content-Disposition", "attachment; filename=\"records." + kind.extension() + "\"")
                    .build();
        } catch (BadWish e) {
            throw BulkRights.refusal(e, request);
        }
    }

    /** Takes a sheet from a form. */
    @POST
    @Consumes("multipart/form-data")
    @LargeBody(MOST)
    public Response back(@Context ContainerRequestContext request, InputStream form) throws IOException {
        java.nio.file.Path kept = kept(archive);
        try {
            String file = FormWithFile.read(request.getMediaType(), form, kept).file();
            ChangeSet set = previewed(archive, Caller.of(request), file, file, kept);
            return Response.seeOther(URI.create("/staff/bulk/" + set.id())).build();
        } catch (BadWish e) {
            View again = new BulkViews(archive, new ChangeSets(archive))
                    .register(request, null, BulkRights.words(e, Language.of(request)));
            return Response.status(Response.Status.BAD_REQUEST)
                    .type("text/html;charset=UTF-8")
                    .entity(again)
                    .build();
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    static java.nio.file.Path kept(Archive archive) throws IOException {
        java.nio.file.Path folder = Files.createDirectories(archive.home().resolve("scratch"));
        return Files.createTempFile(folder, "sheet-", "");
    }

    static ChangeSet previewed(Archive archive, Caller caller, String name, String file, java.nio.file.Path content)
            throws IOException {
        String called = Objects.requireNonNullElse(name, "").isBlank() ? "sheet" : name;
        return new SheetReturn(archive)
                .preview(
                        new NewChangeSet(
                                called,
                                new Selection.Sheet(file),
                                List.of(),
                                BulkRights.describes(caller),
                                caller.name()),
                        content);
    }
}
