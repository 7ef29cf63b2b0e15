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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.describing.Deed;
import org.wenku.archive.describing.Places;
import org.wenku.archive.describing.Prospect;
import org.wenku.archive.search.Facet;
import org.wenku.archive.search.Hit;
import org.wenku.archive.search.SearchRequest;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Phrase;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;
import org.wenku.web.reading.ReadingRoom;

/** {@code /staff/records/{id}/move}: another place in the fonds. */
@Path("staff/records/{id}/move")
@Produces("text/html;charset=UTF-8")
@Needs(Right.DESCRIBE)
public final class MoveResource {

    private static final int PAGE = 50;

    private final Archive archive;
    private final Forms forms;
    private final Doing doing;

    /** The places of the records of this archive. */
    public MoveResource(Archive archive) {
        this.archive = archive;
        this.forms = new Forms(archive);
        this.doing = new Doing(archive);
    }

    private static String address(CatalogueRecord record) {
        return "/staff/records/" + record.id() + "/move";
    }

    /** The places to choose from, or what comes of the one that was chosen. */
    @GET
    public View ask(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("q") @Nullable String query,
            @QueryParam("after") @Nullable String after,
            @QueryParam("to") @Nullable String to) {
        CatalogueRecord record = forms.mine(request, id);
        if (to != null && !to.isEmpty()) {
            return confirming(request, record, ReadingRoom.identifier(to), part(record), "", null);
        }
        String asked = Objects.requireNonNullElse(query, "").strip();
        UUID last = after == null || after.isEmpty() ? null : ReadingRoom.identifier(after);
        List<CatalogueRecord> found = asked.isEmpty()
                ? archive.read(catalogue -> Places.of(catalogue, record, last, PAGE + 1))
                : found(request, record, asked);
        List<CatalogueRecord> shown = found.subList(0, Math.min(PAGE, found.size()));
        Visit visit = Visit.of(request);
        return view(
                request,
                record,
                asked,
                shown.stream().map(place -> place(record, place, visit)).toList(),
                last == null ? null : address(record),
                asked.isEmpty() && found.size() > PAGE
                        ? address(record) + "?after=" + shown.get(PAGE - 1).id()
                        : null,
                null);
    }

    private static MovePage.Place place(CatalogueRecord record, CatalogueRecord place, Visit visit) {
        return new MovePage.Place(
                address(record) + "?to=" + place.id(),
                Phrase.title(place, visit.language()).shortened(),
                place.reference().text(),
                visit.text().level(place.level()));
    }

    /** The unit with the code that was typed, then those that a search for it finds. */
    private List<CatalogueRecord> found(ContainerRequestContext request, CatalogueRecord record, String asked) {
        List<String> levels = Places.levels(record).stream()
                .map(level -> level.name().toLowerCase(Locale.ROOT))
                .toList();
        List<UUID> hits = archive
                .index()
                .search(SearchRequest.of(asked)
                        .within(record.fondsId())
                        .withFilters(Map.of(Facet.LEVEL, levels))
                        .askedBy(Caller.of(request).reader())
                        .limitedTo(PAGE)
                        .highlighted(false))
                .hits()
                .stream()
                .map(Hit::id)
                .toList();
        return archive.read(catalogue -> {
            Map<UUID, CatalogueRecord> all = new LinkedHashMap<>();
            coded(catalogue, asked).ifPresent(unit -> all.put(unit.id(), unit));
            Map<UUID, CatalogueRecord> known = catalogue.records(hits);
            hits.stream().filter(known::containsKey).forEach(hit -> all.putIfAbsent(hit, known.get(hit)));
            return all.values().stream()
                    .filter(unit -> Places.suits(record, unit))
                    .limit(PAGE)
                    .toList();
        });
    }

    private static Optional<CatalogueRecord> coded(Catalogue catalogue, String asked) {
        try {
            return catalogue.record(new ReferenceCode(asked));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static String part(CatalogueRecord record) {
        String code = record.reference().text();
        return code.substring(code.lastIndexOf('/') + 1);
    }

    private View confirming(
            ContainerRequestContext request,
            CatalogueRecord record,
            UUID to,
            String part,
            String why,
            @Nullable String fault) {
        Visit visit = Visit.of(request);
        CatalogueRecord parent = archive.read(catalogue -> catalogue.record(to))
                .filter(unit -> unit.fondsId().equals(record.fondsId()))
                .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        return view(
                request,
                record,
                "",
                List.of(),
                null,
                null,
                new MovePage.Moving(
                        record.version(),
                        parent.id().toString(),
                        Phrase.title(parent, visit.language()),
                        parent.reference().text(),
                        parent.reference().text() + "/",
                        part,
                        why,
                        sentences(record, parent, visit.text()),
                        fault,
                        address(record)));
    }

    private List<String> sentences(CatalogueRecord record, CatalogueRecord parent, Messages text) {
        return archive.read(catalogue -> {
            List<String> sentences = new ArrayList<>();
            int below = Places.below(catalogue, record);
            if (below > 0) {
                sentences.add(
                        below > Prospect.MOST
                                ? text.of("describe.move.below.many", Prospect.MOST)
                                : text.of("describe.move.below", below));
            }
            sentences.add(text.of("describe.move.code", record.reference().text()));
            if (record.state() == RecordState.PUBLISHED) {
                sentences.addAll(new Forecast(record, Prospect.under(catalogue, record, parent), text).published());
            }
            return sentences;
        });
    }

    private View view(
            ContainerRequestContext request,
            CatalogueRecord record,
            String query,
            List<MovePage.Place> places,
            @Nullable String first,
            @Nullable String next,
            MovePage.@Nullable Moving moving) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        return new View(
                "staff/describe/move.jte",
                new MovePage(
                        Frame.of(
                                        visit,
                                        text.of("describe.move.title")
                                                + text.of("describe.colon")
                                                + record.reference().text(),
                                        null)
                                .atDesk(DeskDoor.RECORDS)
                                .withModules("describe.css"),
                        forms.heading(request, record),
                        address(record),
                        query,
                        places,
                        first,
                        next,
                        moving,
                        Forms.address(record)));
    }

    /** Moves it. */
    @POST
    @Consumes("application/x-www-form-urlencoded")
    public Response move(
            @Context ContainerRequestContext request, @PathParam("id") String id, MultivaluedMap<String, String> form) {
        CatalogueRecord record = forms.mine(request, id);
        int version = Doing.version(form);
        UUID to = ReadingRoom.identifier(Objects.toString(form.getFirst("to"), ""));
        String part = Objects.toString(form.getFirst("code"), "").strip();
        String why = Objects.toString(form.getFirst("why"), "").strip();
        return doing.answer(
                request,
                record,
                version,
                new Deed.Move(to, part, why.isEmpty() ? null : why),
                "moved",
                fault -> confirming(request, record, to, part, why, fault));
    }
}
