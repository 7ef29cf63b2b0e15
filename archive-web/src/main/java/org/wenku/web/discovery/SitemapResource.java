package org.wenku.web.discovery;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordPage;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.reading.ReadingRoom;

/**
 * The site map (sitemaps.org, 0.9): an index of pieces, each of at most 50,000 records as the protocol demands, each
 * begun by key and written while it is read.
 */
@Path("")
@ForAnyone
public final class SitemapResource {

    static final int PIECE = 50_000;

    private static final String NAMESPACE = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final ReadingRoom room;

    /** Maps what this room hands out to anyone. */
    public SitemapResource(ReadingRoom room) {
        this.room = requireNonNull(room);
    }

    /** The index. */
    @GET
    @Path("sitemap.xml")
    @Produces("application/xml")
    public String index(@Context UriInfo uri) {
        List<String> cuts = room.ask(here -> here.cuts(PIECE));
        StringBuilder xml = new StringBuilder(DECLARATION + "<sitemapindex " + NAMESPACE + ">\n");
        append(xml, uri.getBaseUri(), "");
        cuts.forEach(cut -> append(xml, uri.getBaseUri(), "?after=" + cut));
        return xml.append("</sitemapindex>\n").toString();
    }

    private static void append(StringBuilder xml, URI base, String query) {
        xml.append("<sitemap><loc>")
                .append(base.resolve("/sitemap-records.xml"))
                .append(query)
                .append("</loc></sitemap>\n");
    }

    /** One piece. */
    @GET
    @Path("sitemap-records.xml")
    @Produces("application/xml")
    public Response piece(@QueryParam("after") @Nullable String after, @Context UriInfo uri) {
        URI base = uri.getBaseUri();
        // Asked for now, because an unknown place must be refused before the first byte leaves.
        RecordPage first = room.ask(here -> page(here, after));
        StreamingOutput records = out -> write(out, base, first);
        return Response.ok(records).build();
    }

    private RecordPage page(Catalogue here, @Nullable String after) {
        return here.records(room.reader(), null, after, Catalogue.LARGEST_PAGE);
    }

    private void write(OutputStream out, URI base, RecordPage first) throws IOException {
        Writer xml = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        xml.write(DECLARATION + "<urlset " + NAMESPACE + ">\n");
        RecordPage page = first;
        int written = 0;
        while (true) {
            for (CatalogueRecord record : page.records()) {
                xml.write("<url><loc>" + base.resolve("/records/" + record.id()) + "</loc><lastmod>"
                        + record.modifiedAt() + "</lastmod></url>\n");
            }
            written += page.records().size();
            String next = page.next();
            if (next == null || written >= PIECE) {
                break;
            }
            page = room.ask(here -> page(here, next));
        }
        xml.write("</urlset>\n");
        xml.flush();
    }
}
