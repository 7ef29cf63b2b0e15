package org.wenku.web.staff.likeness;

import static java.util.Objects.requireNonNullElse;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.likeness.LikenessKind;
import org.wenku.archive.likeness.Pair;
import org.wenku.archive.likeness.Pair.Verdict;
import org.wenku.archive.likeness.Pairs;
import org.wenku.archive.likeness.TextComparison;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;
import org.wenku.web.reading.ReadingRoom;

/** {@code /staff/near-duplicates}: seen and decided by who describes in the fonds of both. */
@Path("staff/near-duplicates")
@Produces("text/html;charset=UTF-8")
@Needs(Right.DESCRIBE)
public final class LikenessResource {

    private static final String ADDRESS = "/staff/near-duplicates";
    private static final int PAGE = 50;
    private static final int LONGEST_NOTE = 1000;

    private final Archive archive;
    private final Pairs pairs;

    /** The near-duplicates of this archive. */
    public LikenessResource(Archive archive) {
        this.archive = archive;
        this.pairs = new Pairs(archive);
    }

    /** Those that wait, or those about which this was decided. */
    @GET
    public View list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("after") @Nullable String after,
            @QueryParam("done") @Nullable String done,
            @Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        LikenessWords words = new LikenessWords(visit.text());
        Verdict verdict = named(Verdict.values(), state);
        LikenessKind alike = named(LikenessKind.values(), kind);
        List<Pair> found = pairs.list(
                new Pairs.Wanted(verdict, alike, after(after)),
                Caller.of(request).reader(),
                PAGE + 1);
        List<Pair> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        Pair last = shown.isEmpty() ? null : shown.get(shown.size() - 1);
        Verdict said = named(Verdict.values(), done);
        return new View(
                "staff/likeness/pairs.jte",
                new PairsPage(
                        Frame.of(visit, visit.text().of(DeskDoor.NEAR_DUPLICATES.key()), null)
                                .atDesk(DeskDoor.NEAR_DUPLICATES),
                        said == null ? null : visit.text().of("likeness.done." + lower(said)),
                        states(verdict, alike, visit.text()),
                        kinds(verdict, alike, visit.text()),
                        shown.stream().map(words::row).toList(),
                        found.size() > PAGE && last != null
                                ? address(verdict, alike, last.distance() + "." + last.id())
                                : null,
                        after == null ? null : address(verdict, alike, null)));
    }

    private static <E extends Enum<E>> @Nullable E named(E[] all, @Nullable String name) {
        return Arrays.stream(all)
                .filter(each -> lower(each).equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String lower(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT);
    }

    private static Pairs.@Nullable After after(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int dot = text.indexOf('.');
        if (dot < 1 || !text.substring(0, dot).matches("\\d{1,3}")) {
            throw Refusal.of(Problem.BAD_CURSOR);
        }
        return new Pairs.After(
                Integer.parseInt(text.substring(0, dot)), ReadingRoom.identifier(text.substring(dot + 1)));
    }

    private static String address(@Nullable Verdict verdict, @Nullable LikenessKind kind, @Nullable String after) {
        List<String> query = new ArrayList<>();
        if (verdict != null) {
            query.add("state=" + lower(verdict));
        }
        if (kind != null) {
            query.add("kind=" + lower(kind));
        }
        if (after != null) {
            query.add("after=" + after);
        }
        return query.isEmpty() ? ADDRESS : ADDRESS + "?" + String.join("&", query);
    }

    private static List<PairsPage.Choice> states(@Nullable Verdict chosen, @Nullable LikenessKind kind, Messages text) {
        List<PairsPage.Choice> choices = new ArrayList<>();
        choices.add(new PairsPage.Choice(address(null, kind, null), text.of("likeness.state.open"), chosen == null));
        for (Verdict verdict : List.of(Verdict.SAME, Verdict.DIFFERENT)) {
            choices.add(new PairsPage.Choice(
                    address(verdict, kind, null), text.of("likeness.state." + lower(verdict)), chosen == verdict));
        }
        return choices;
    }

    private static List<PairsPage.Choice> kinds(
            @Nullable Verdict verdict, @Nullable LikenessKind chosen, Messages text) {
        List<PairsPage.Choice> choices = new ArrayList<>();
        choices.add(new PairsPage.Choice(address(verdict, null, null), text.of("likeness.kind.all"), chosen == null));
        for (LikenessKind kind : LikenessKind.values()) {
            choices.add(new PairsPage.Choice(
                    address(verdict, kind, null), text.of("likeness.kind." + lower(kind)), chosen == kind));
        }
        return choices;
    }

    /** Two files side by side. */
    @GET
    @Path("{id}")
    public View pair(@PathParam("id") String id, @Context ContainerRequestContext request) {
        return pair(seen(id, request), request, null);
    }

    private Pair seen(String id, ContainerRequestContext request) {
        Reader reader = Caller.of(request).reader();
        // The same answer as for what does not exist, because that a file exists may be what is closed.
        return pairs.find(ReadingRoom.identifier(id))
                .filter(pair -> pair.isFor(reader) && mayOpen(pair, reader))
                .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
    }

    private boolean mayOpen(Pair pair, Reader reader) {
        return archive.read(
                catalogue -> mayOpen(catalogue, pair.one(), reader) && mayOpen(catalogue, pair.other(), reader));
    }

    private static boolean mayOpen(Catalogue catalogue, Pair.Side side, Reader reader) {
        Optional<CatalogueRecord> record = catalogue.record(side.record());
        return record.isPresent() && record.get().accessFor(reader).mayOpenFiles();
    }

    private View pair(Pair pair, ContainerRequestContext request, @Nullable String fault) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        LikenessWords words = new LikenessWords(text);
        Pair.Decision decision = pair.decision();
        Verdict verdict = decision == null ? null : decision.verdict();
        PairPage page = archive.read(catalogue -> {
            Comparing comparing = new Comparing(catalogue, pair, text);
            TextComparison comparison = comparing.comparison();
            return new PairPage(
                    Frame.of(visit, text.of("likeness.pair"), null).atDesk(DeskDoor.NEAR_DUPLICATES),
                    ADDRESS + "/" + pair.id(),
                    address(verdict, null, null),
                    fault,
                    words.how(pair),
                    verdict == null ? "" : lower(verdict),
                    words.decision(pair),
                    decision == null ? "" : decision.note(),
                    comparing.side(pair.one(), text.of("likeness.first")),
                    comparing.side(pair.other(), text.of("likeness.second")),
                    pair.kind() == LikenessKind.PICTURE,
                    comparison,
                    comparing.remarks(comparison));
        });
        return new View("staff/likeness/pair.jte", page);
    }

    /** Notes what a person says of the two; neither is touched. */
    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(
            @PathParam("id") String id,
            @FormParam("decision") @Nullable String decision,
            @FormParam("seen") @Nullable String before,
            @FormParam("note") @Nullable String note,
            @Context ContainerRequestContext request) {
        Messages text = Visit.of(request).text();
        Pair pair = seen(id, request);
        Verdict verdict = named(Verdict.values(), decision);
        String said = requireNonNullElse(note, "").replace('\0', ' ').strip();
        if (verdict == null || said.length() > LONGEST_NOTE) {
            return Response.status(422)
                    .entity(pair(pair, request, text.of("likeness.fault.choose", LONGEST_NOTE)))
                    .build();
        }
        if (!pairs.decide(
                pair,
                named(Verdict.values(), before),
                verdict,
                Caller.of(request).name(),
                said)) {
            return Response.status(409)
                    .entity(pair(seen(id, request), request, text.of("likeness.fault.decided")))
                    .build();
        }
        return Response.seeOther(Visit.of(request).base().resolve(ADDRESS + "?done=" + lower(verdict)))
                .build();
    }
}
