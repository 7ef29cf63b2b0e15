package org.wenku.web.staff.describe;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.describing.Describing;
import org.wenku.archive.describing.Drafts;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Language;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Phrase;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;
import org.wenku.web.reading.ReadingRoom;

/** {@code /staff/records}: what this person has begun to describe, and what is not public yet. */
@Path("staff/records")
@Needs(Right.DESCRIBE)
public final class RecordsDeskResource {

    private static final int PAGE = 50;
    private static final int MOST_DRAFTS = 20;

    private final Archive archive;
    private final Describing describing;
    private final Drafts drafts;

    /** The records of this archive that are to be described. */
    public RecordsDeskResource(Archive archive) {
        this.archive = archive;
        this.describing = new Describing(archive);
        this.drafts = new Drafts(archive);
    }

    /** The lists, or the form of the record with a reference code. */
    @GET
    @Produces("text/html;charset=UTF-8")
    public Response lists(
            @Context ContainerRequestContext request,
            @QueryParam("code") @Nullable String code,
            @QueryParam("after") @Nullable String after) {
        Reader reader = Caller.of(request).reader();
        String asked = Objects.requireNonNullElse(code, "").strip();
        Optional<CatalogueRecord> found = coded(asked).filter(record -> reader.holds(Right.DESCRIBE, record.fondsId()));
        if (found.isPresent()) {
            return Response.seeOther(URI.create(Forms.address(found.get()))).build();
        }
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        Set<UUID> fonds = reader.holdsEverywhere(Right.DESCRIBE) ? null : reader.fondsWith(Right.DESCRIBE);
        UUID last = after == null || after.isEmpty() ? null : ReadingRoom.identifier(after);
        List<CatalogueRecord> page = describing.drafts(fonds, last, PAGE + 1);
        List<CatalogueRecord> shown = page.subList(0, Math.min(PAGE, page.size()));
        RecordsDeskPage model = new RecordsDeskPage(
                Frame.of(visit, text.of("desk.records"), null)
                        .atDesk(DeskDoor.RECORDS)
                        .withModules("describe.css"),
                asked,
                asked.isEmpty() ? null : text.of("describe.desk.no-code", asked),
                begun(request, visit),
                shown.stream().map(record -> row(record, visit.language())).toList(),
                page.size() > PAGE
                        ? "/staff/records?after=" + shown.get(PAGE - 1).id()
                        : null,
                reader.holdsEverywhere(Right.DESCRIBE));
        return Response.status(asked.isEmpty() ? 200 : 404)
                .entity(new View("staff/describe/desk.jte", model))
                .build();
    }

    private Optional<CatalogueRecord> coded(String code) {
        try {
            return code.isEmpty()
                    ? Optional.empty()
                    : archive.read(catalogue -> catalogue
                            .record(new ReferenceCode(code))
                            .or(() -> catalogue.formerly(new ReferenceCode(code))));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static RecordsDeskPage.Row row(CatalogueRecord record, Language language) {
        return new RecordsDeskPage.Row(
                Forms.address(record),
                Phrase.title(record, language).shortened(),
                record.reference().text(),
                Forms.time(record.modifiedAt()));
    }

    private List<RecordsDeskPage.Row> begun(ContainerRequestContext request, Visit visit) {
        List<Drafts.Draft> own = Caller.of(request)
                .account()
                .map(account -> drafts.of(account.id(), MOST_DRAFTS))
                .orElse(List.of());
        Map<UUID, CatalogueRecord> subjects = archive.read(catalogue -> catalogue.records(
                own.stream().map(draft -> draft.subject().id()).distinct().toList()));
        List<RecordsDeskPage.Row> rows = new ArrayList<>();
        for (Drafts.Draft draft : own) {
            CatalogueRecord record = subjects.get(draft.subject().id());
            String time = Forms.time(draft.savedAt());
            switch (draft.subject().kind()) {
                case FONDS ->
                    rows.add(new RecordsDeskPage.Row(
                            "/staff/records/new", Phrase.of(visit.text().of("describe.new.fonds")), "", time));
                case BELOW -> {
                    if (record != null) {
                        rows.add(new RecordsDeskPage.Row(
                                "/staff/records/new?below=" + record.id(),
                                Phrase.of(visit.text().of("describe.new.title")),
                                record.reference().text() + "/…",
                                time));
                    }
                }
                case RECORD -> {
                    if (record != null) {
                        rows.add(new RecordsDeskPage.Row(
                                Forms.address(record),
                                Phrase.title(record, visit.language()).shortened(),
                                record.reference().text(),
                                time));
                    }
                }
            }
        }
        return rows;
    }
}
