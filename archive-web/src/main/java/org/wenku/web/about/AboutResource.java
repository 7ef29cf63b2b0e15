package org.wenku.web.about;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.wenku.archive.Archive;
import org.wenku.archive.search.SearchRequest;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.page.Door;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /about}: what the archive is, how to use it, what it asks of machines. */
@Path("about")
@Produces("text/html;charset=UTF-8")
@ForAnyone
public final class AboutResource {

    private final Archive archive;

    /** Tells how much this archive has. */
    public AboutResource(Archive archive) {
        this.archive = archive;
    }

    /** The page. */
    @GET
    public View about(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        long open = archive.index()
                .search(SearchRequest.of("").limitedTo(0).highlighted(false))
                .total();
        return new View(
                "about/about.jte",
                new AboutPage(
                        Frame.of(visit, text.of("about.title"), Door.ABOUT),
                        text.of("about.holdings", open),
                        List.of(
                                new AboutPage.Key("/", text.of("about.key.search")),
                                new AboutPage.Key("[ ]", text.of("about.key.neighbours")),
                                new AboutPage.Key("j k l", text.of("about.key.playback")),
                                new AboutPage.Key("?", text.of("about.key.help")))));
    }
}
