package org.wenku.web.discovery;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.page.Language;
import org.wenku.web.page.Visit;

/** Lets a browser search the archive from its address bar (OpenSearch 1.1, description document). */
@Path("opensearch.xml")
@ForAnyone
public final class SearchPluginResource {

    private final Settings settings;

    /** Describes the search of the archive so named. */
    public SearchPluginResource(Settings settings) {
        this.settings = requireNonNull(settings);
    }

    /** The description, in the language of the reader. */
    @GET
    @Produces("application/opensearchdescription+xml")
    public String description(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        String name = settings.text(visit.language() == Language.ZH ? Key.ARCHIVE_NAME_ZH : Key.ARCHIVE_NAME_EN);
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
              <ShortName>%s</ShortName>
              <Description>%s</Description>
              <InputEncoding>UTF-8</InputEncoding>
              <Language>%s</Language>
              <Url type="text/html" method="get" template="%s?q={searchTerms}"/>
              <Url type="application/json" method="get" template="%s?q={searchTerms}&amp;limit={count?}"/>
            </OpenSearchDescription>
            """.formatted(
                        escaped(name.substring(0, Math.min(16, name.length()))),
                        escaped(name),
                        visit.language().tag(),
                        visit.absolute("/search"),
                        visit.absolute("/api/v1/search"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
