package org.wenku.web.discovery;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.wenku.web.caller.ForAnyone;

/** Rules for crawlers (RFC 9309): come to the records by the site map; stay out of endless results. */
@Path("robots.txt")
@ForAnyone
public final class RobotsResource {

    /** The rules. */
    @GET
    @Produces("text/plain;charset=UTF-8")
    public String rules(@Context UriInfo uri) {
        return "User-agent: *\n"
                + "Disallow: /search\n"
                + "Disallow: /api/\n"
                + "Disallow: /staff/\n"
                + "Sitemap: " + uri.getBaseUri().resolve("/sitemap.xml") + "\n";
    }
}
