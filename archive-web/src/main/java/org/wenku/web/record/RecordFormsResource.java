package org.wenku.web.record;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import java.util.zip.CRC32;
import org.wenku.archive.exchange.dc.DublinCoreXml;
import org.wenku.archive.settings.Settings;
import org.wenku.web.api.Json;
import org.wenku.web.api.RecordAnswer;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.gate.Forms;
import org.wenku.web.reading.ReadingRoom;

/**
 * The forms of a record for programs, at the address its page has. The template of the path is that of the page to the
 * letter, because a form under any other would hide the rest.
 */
@Path("records/{id}")
@ForAnyone
public final class RecordFormsResource {

    private static final String JSON_LD = "application/ld+json";
    private static final String XML = "application/xml";

    private final ReadingRoom room;
    private final Settings settings;

    /** The forms of what this room hands out; the settings name the archive. */
    public RecordFormsResource(ReadingRoom room, Settings settings) {
        this.room = requireNonNull(room);
        this.settings = requireNonNull(settings);
    }

    /** As the JSON interface gives it. */
    @GET
    @Produces("application/json;qs=0.9")
    public Response json(@PathParam("id") String id, @Context ContainerRequestContext context) {
        ReadingRoom mine = room.of(context);
        RecordAnswer answer = mine.record(id, (here, record) -> RecordAnswer.of(here, record, mine.reader()));
        return forms(Response.ok(answer, "application/json"), answer.id(), "json")
                .build();
    }

    /** As linked data in schema.org and DCMI Metadata Terms. */
    @GET
    @Produces("application/ld+json;qs=0.8")
    public Response linkedData(
            @PathParam("id") String id,
            @Context UriInfo uri,
            @Context Request request,
            @Context ContainerRequestContext context) {
        URI base = uri.getBaseUri();
        ReadingRoom mine = room.of(context);
        return mine.record(id, (here, record) -> {
            RecordAnswer answer = RecordAnswer.of(here, record, mine.reader());
            byte[] body = Json.bytes(new LinkedData(base, settings).of(record, answer));
            return conditionally(request, body, JSON_LD, answer.version(), answer.id(), "jsonld");
        });
    }

    /** As simple Dublin Core in the form of OAI-PMH. */
    @GET
    @Produces("application/xml;qs=0.5")
    public Response dublinCore(
            @PathParam("id") String id,
            @Context UriInfo uri,
            @Context Request request,
            @Context ContainerRequestContext context) {
        URI base = uri.getBaseUri();
        return room.of(context).record(id, (here, record) -> {
            String address = base.resolve("/records/" + record.id()).toString();
            byte[] body = DublinCoreXml.simple(record.statements().all(), address);
            return conditionally(
                    request, body, XML, record.version(), record.id().toString(), "dc.xml");
        });
    }

    private static Response conditionally(
            Request request, byte[] body, String type, int version, String id, String ending) {
        CRC32 digest = new CRC32();
        digest.update(body);
        EntityTag tag = new EntityTag(version + "-" + Long.toHexString(digest.getValue()));
        ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        ResponseBuilder reply = unchanged == null ? Response.ok(body, type) : unchanged;
        return forms(reply.tag(tag).header(HttpHeaders.CACHE_CONTROL, "no-cache"), id, ending)
                .build();
    }

    /** Says where this form and the others are. */
    private static ResponseBuilder forms(ResponseBuilder reply, String id, String ending) {
        String address = "/records/" + id;
        reply.header(HttpHeaders.CONTENT_LOCATION, address + "." + ending).header(HttpHeaders.VARY, "Accept");
        for (Map.Entry<String, String> form : Forms.ENDINGS.entrySet()) {
            if (!form.getKey().equals(ending)) {
                String href = form.getKey().equals("html") ? address : address + "." + form.getKey();
                reply.header(HttpHeaders.LINK, "<" + href + ">; rel=\"alternate\"; type=\"" + form.getValue() + "\"");
            }
        }
        return reply;
    }
}
