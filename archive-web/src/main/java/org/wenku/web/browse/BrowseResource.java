package org.wenku.web.browse;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Reader;
import org.wenku.archive.search.Facet;
import org.wenku.archive.search.FacetCount;
import org.wenku.archive.search.SearchRequest;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.page.Door;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Phrase;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;
import org.wenku.web.searching.FacetNames;
import org.wenku.web.searching.Question;

/** {@code /people}, {@code /subjects}, {@code /places} and {@code /dates}: what the public records say of each. */
@Path("")
@Produces("text/html;charset=UTF-8")
@ForAnyone
public final class BrowseResource {

    /** As many keys as the index counts of one facet. */
    private static final int MOST = 50;

    private final Archive archive;

    /** Lists what the index of this archive counts. */
    public BrowseResource(Archive archive) {
        this.archive = archive;
    }

    /** Who made the records. */
    @GET
    @Path("people")
    public View people(@Context ContainerRequestContext request) {
        return list(request, Door.PEOPLE, Facet.CREATOR);
    }

    /** What they are about. */
    @GET
    @Path("subjects")
    public View subjects(@Context ContainerRequestContext request) {
        return list(request, Door.SUBJECTS, Facet.SUBJECT);
    }

    /** Where they lead. */
    @GET
    @Path("places")
    public View places(@Context ContainerRequestContext request) {
        return list(request, Door.PLACES, Facet.PLACE);
    }

    /** From which decades they are. */
    @GET
    @Path("dates")
    public View dates(@Context ContainerRequestContext request) {
        return list(request, Door.DATES, Facet.DECADE);
    }

    private View list(ContainerRequestContext request, Door door, Facet facet) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        String key = "browse." + door.name().toLowerCase(Locale.ROOT);
        List<FacetCount> counts = counts(facet, Caller.of(request).reader());
        FacetNames names = new FacetNames(visit.language(), Map.of());
        long most = counts.stream().mapToLong(FacetCount::count).max().orElse(1);
        return new View(
                "browse/browse.jte",
                new BrowsePage(
                        Frame.of(visit, text.of(key + ".title"), door),
                        text.of(key + ".title"),
                        text.of(key + ".lead"),
                        counts.stream()
                                .map(count -> value(facet, count, names, text, most))
                                .toList(),
                        counts.size() >= MOST));
    }

    private List<FacetCount> counts(Facet facet, Reader reader) {
        List<FacetCount> counts = archive.index()
                .search(SearchRequest.of("")
                        .askedBy(reader)
                        .limitedTo(0)
                        .highlighted(false)
                        .counting(Set.of(facet)))
                .facets()
                .getOrDefault(facet, List.of());
        return facet == Facet.DECADE
                ? counts.stream().sorted(Comparator.comparing(FacetCount::key)).toList()
                : counts;
    }

    private static BrowsePage.Value value(Facet facet, FacetCount count, FacetNames names, Messages text, long most) {
        Phrase name = names.of(facet, count.key()).shortened();
        return new BrowsePage.Value(
                Question.everything().with(facet, count.key()).address(), name, text.number(count.count()), (int)
                        Math.max(1, count.count() * 100 / Math.max(1, most)));
    }
}
