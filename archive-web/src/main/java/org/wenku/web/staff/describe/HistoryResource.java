package org.wenku.web.staff.describe;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.EarlierState;
import org.wenku.archive.catalogue.HistoryEntry;
import org.wenku.archive.describing.Deed;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /staff/records/{id}/history}: what was ever written to a record, and bringing a version back. */
@Path("staff/records/{id}/history")
@Produces("text/html;charset=UTF-8")
@Needs(Right.DESCRIBE)
public final class HistoryResource {

    private static final int PAGE = 50;
    private static final String TEMPLATE = "staff/describe/version.jte";

    private final Archive archive;
    private final Forms forms;
    private final Doing doing;

    /** The histories of the records of this archive. */
    public HistoryResource(Archive archive) {
        this.archive = archive;
        this.forms = new Forms(archive);
        this.doing = new Doing(archive);
    }

    private static String address(CatalogueRecord record) {
        return "/staff/records/" + record.id() + "/history";
    }

    /** Every write, the newest first. */
    @GET
    public View history(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("before") @Nullable String before) {
        CatalogueRecord record = forms.mine(request, id);
        Long from = before == null || before.isEmpty() ? null : number(before, "before");
        Messages text = Visit.of(request).text();
        List<HistoryEntry> found = archive.read(catalogue -> catalogue.history(record.id(), from, PAGE + 1));
        List<HistoryEntry> shown = found.subList(0, Math.min(PAGE, found.size()));
        return new View(
                "staff/describe/history.jte",
                new HistoryPage(
                        frame(request, record, text.of("describe.history.title")),
                        forms.heading(request, record),
                        shown.stream().map(entry -> entry(record, entry, text)).toList(),
                        from == null ? null : address(record),
                        found.size() > PAGE
                                ? address(record) + "?before="
                                        + shown.get(PAGE - 1).id()
                                : null,
                        Forms.address(record)));
    }

    private static HistoryPage.Entry entry(CatalogueRecord record, HistoryEntry entry, Messages text) {
        boolean ofFile = entry.fileId() != null;
        return new HistoryPage.Entry(
                ofFile ? null : address(record) + "/" + entry.version(),
                ofFile
                        ? text.of("describe.history.file", entry.said("name").orElse("—"))
                        : text.of("describe.history.version", entry.version()),
                ActWords.of(entry, text),
                entry.by(),
                Forms.time(entry.at()),
                ActWords.why(entry));
    }

    /** What one version changed. */
    @GET
    @Path("{version}")
    public View version(
            @Context ContainerRequestContext request, @PathParam("id") String id, @PathParam("version") String asked) {
        CatalogueRecord record = forms.mine(request, id);
        int version = Math.toIntExact(number(asked, "version"));
        Messages text = Visit.of(request).text();
        String title = text.of("describe.history.version", version);
        return archive.read(catalogue -> {
            HistoryEntry entry =
                    catalogue.written(record.id(), version).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
            HistoryEntry before = catalogue.writtenBefore(record.id(), version).orElse(null);
            EarlierState now = entry.state().orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
            List<DescribePage.Compared> compared = Comparing.of(
                    before == null ? null : before.state().orElse(null),
                    now,
                    before == null ? null : before.said("reference_code").orElse(null),
                    entry.said("reference_code").orElse(null),
                    text);
            return new View(
                    TEMPLATE,
                    new VersionPage(
                            frame(request, record, title),
                            forms.heading(request, record),
                            title,
                            entry(record, entry, text),
                            compared,
                            text.of("describe.history.was"),
                            text.of("describe.history.now"),
                            null,
                            now.equals(EarlierState.of(record)) ? null : address(record) + "/" + version + "/restore",
                            before == null ? null : address(record) + "/" + before.version(),
                            catalogue
                                    .writtenAfter(record.id(), version)
                                    .map(after -> address(record) + "/" + after.version())
                                    .orElse(null),
                            address(record)));
        });
    }

    /** Asks whether to bring a version back, and shows what would change. */
    @GET
    @Path("{version}/restore")
    public View askToRestore(
            @Context ContainerRequestContext request, @PathParam("id") String id, @PathParam("version") String asked) {
        return restoring(request, forms.mine(request, id), Math.toIntExact(number(asked, "version")), null);
    }

    private View restoring(
            ContainerRequestContext request, CatalogueRecord record, int version, @Nullable String fault) {
        Messages text = Visit.of(request).text();
        EarlierState earlier = archive.read(catalogue -> catalogue.earlier(record.id(), version))
                .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        EarlierState now = EarlierState.of(record);
        boolean may =
                earlier.state() == now.state() || Caller.of(request).reader().holds(Right.PUBLISH, record.fondsId());
        String title = text.of("describe.restore.title", version);
        String there = address(record) + "/" + version;
        return new View(
                TEMPLATE,
                new VersionPage(
                        frame(request, record, title),
                        forms.heading(request, record),
                        title,
                        null,
                        Comparing.of(now, earlier, text),
                        text.of("describe.restore.was"),
                        text.of("describe.restore.now"),
                        new VersionPage.Restoring(there + "/restore", record.version(), fault, may),
                        null,
                        null,
                        null,
                        address(record)));
    }

    /** Brings a version back as a new one. */
    @POST
    @Path("{version}/restore")
    @Consumes("application/x-www-form-urlencoded")
    public Response restore(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @PathParam("version") String asked,
            MultivaluedMap<String, String> form) {
        CatalogueRecord record = forms.mine(request, id);
        int version = Math.toIntExact(number(asked, "version"));
        return doing.answer(
                request,
                record,
                Doing.version(form),
                new Deed.Restore(version),
                "restored",
                fault -> restoring(request, record, version, fault));
    }

    private static long number(String text, String name) {
        if (!text.matches("[0-9]{1,9}")) {
            throw Refusal.of(Problem.BAD_PARAMETER, name, text.length() > 60 ? "…" : text, "0, 1, 2 …");
        }
        return Long.parseLong(text);
    }

    private Frame frame(ContainerRequestContext request, CatalogueRecord record, String title) {
        Visit visit = Visit.of(request);
        return Frame.of(
                        visit,
                        title
                                + visit.text().of("describe.colon")
                                + record.reference().text(),
                        null)
                .atDesk(DeskDoor.RECORDS)
                .withModules("describe.css");
    }
}
