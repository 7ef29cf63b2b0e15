package org.wenku.web.home;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Reader;
import org.wenku.archive.catalogue.RecordPage;
import org.wenku.archive.search.Facet;
import org.wenku.archive.search.FacetCount;
import org.wenku.archive.search.SearchRequest;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.page.Entries;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;
import org.wenku.web.searching.Question;

/** {@code /}, the front page. */
@Path("")
@Produces("text/html;charset=UTF-8")
@ForAnyone
public final class HomeResource {

    private static final int FRESH = 8;
    private static final int MOST_FONDS_COUNTED = 200;
    private static final Set<String> HEARD = Set.of("sound", "movingimage");
    private static final Set<String> SEEN = Set.of("text", "image", "stillimage");

    private final Archive archive;

    /** The front page of this archive. */
    public HomeResource(Archive archive) {
        this.archive = archive;
    }

    /** The page. */
    @GET
    public View home(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        List<FacetCount> types = types();
        return archive.read(asked -> {
            RecordPage fonds = asked.fonds(Reader.PUBLIC, null, MOST_FONDS_COUNTED);
            List<HomePage.Way> ways = List.of(
                    new HomePage.Way(
                            "/collections",
                            text.of("home.way.collections.name"),
                            text.of("home.way.collections.text"),
                            fonds.next() == null
                                    ? text.of(
                                            "home.way.collections.count",
                                            fonds.records().size())
                                    : ""),
                    way("recordings", HEARD, types, text),
                    way("documents", SEEN, types, text));
            return new View(
                    "home/home.jte",
                    new HomePage(
                            Frame.of(visit, text.of("home.title"), null).withOwnSearch(),
                            ways,
                            new Entries(visit.language()).withTrails(asked, asked.newlyPublished(FRESH))));
        });
    }

    private List<FacetCount> types() {
        return archive.index()
                .search(SearchRequest.of("").limitedTo(0).highlighted(false).counting(Set.of(Facet.TYPE)))
                .facets()
                .getOrDefault(Facet.TYPE, List.of());
    }

    private static HomePage.Way way(String name, Set<String> wanted, List<FacetCount> types, Messages text) {
        Question question = Question.everything();
        long count = 0;
        for (FacetCount type : types) {
            if (wanted.contains(type.key().toLowerCase(Locale.ROOT))) {
                question = question.with(Facet.TYPE, type.key());
                count += type.count();
            }
        }
        return new HomePage.Way(
                question.address(),
                text.of("home.way." + name + ".name"),
                text.of("home.way." + name + ".text"),
                text.of("home.way.count", count));
    }
}
