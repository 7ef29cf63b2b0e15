package org.wenku.web.file;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.rendition.Rendition;
import org.wenku.archive.rendition.RenditionKind;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.archive.rendition.RenditionTable;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.reading.ReadingRoom;

/**
 * What was made of held files. Whoever may open the file may have it, nobody else; and no cache that several people share
 * may keep it, because the file may be withdrawn at any moment.
 */
@Path("")
@ForAnyone
public final class RenditionResource {

    private static final String ASK_AGAIN = "private, no-cache";
    private static final String FOR_A_WHILE = "private, max-age=300";
    private static final String INERT = "sandbox; default-src 'none'";

    /** Handed out one page at a time, or tile by tile. */
    private static final Set<RenditionKind> IN_PARTS = Set.of(RenditionKind.TEXT_BOXES, RenditionKind.TILES);

    private static final Pattern REGION = Pattern.compile("\\d{1,7},\\d{1,7},\\d{1,7},\\d{1,7}");
    private static final Pattern SIZE = Pattern.compile("\\d{1,7},\\d{1,7}");

    private final ReadingRoom room;
    private final RenditionShelf shelf;

    /** Hands out what lies on this shelf. */
    public RenditionResource(ReadingRoom room, RenditionShelf shelf) {
        this.room = requireNonNull(room);
        this.shelf = requireNonNull(shelf);
    }

    /**
     * What lies on the shelf.
     *
     * @param name for saving it: the file's own, with the end that fits
     */
    private record Laid(Rendition rendition, java.nio.file.Path path, String name) {}

    private Laid laid(ContainerRequestContext context, String id, RenditionKind kind) {
        Laid laid = room.of(context)
                .file(
                        id,
                        (here, file) -> here.ask(session -> new RenditionTable(session).find(file.sha256(), kind))
                                .map(found -> new Laid(found, shelf.path(found), name(file.name(), found.place()))))
                .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        if (!Files.exists(laid.path())) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
        return laid;
    }

    private static String name(String original, String place) {
        int dot = original.lastIndexOf('.');
        int end = place.lastIndexOf('.');
        String stem = dot > 0 ? original.substring(0, dot) : original;
        return end > place.lastIndexOf('/') ? stem + place.substring(end) : stem;
    }

    /** The rendition of a file, or the range of it that was asked for. */
    @GET
    @Path("renditions/{id}/{kind}")
    public Response rendition(
            @PathParam("id") String id,
            @PathParam("kind") String name,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @Context Request request,
            @Context ContainerRequestContext context) {
        RenditionKind kind = RenditionKind.named(name)
                .filter(known -> !IN_PARTS.contains(known))
                .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        Laid laid = laid(context, id, kind);
        Rendition rendition = laid.rendition();
        return new RangeAnswer(new EntityTag(rendition.tag()), size(laid.path()), ASK_AGAIN)
                .to(
                        request,
                        range,
                        ifRange,
                        reply -> Inert.describe(reply, rendition.mediaType(), laid.name()),
                        span -> new HeldBytes(() -> from(laid.path(), span.first()), rendition.place(), span.length()));
    }

    private static long size(java.nio.file.Path path) {
        try {
            return Files.size(path);
        } catch (IOException gone) {
            throw new UncheckedIOException("the rendition " + path + " cannot be read", gone);
        }
    }

    private static InputStream from(java.nio.file.Path path, long first) throws IOException {
        FileChannel channel = FileChannel.open(path);
        channel.position(first);
        return Channels.newInputStream(channel);
    }

    /** Where the words stand on one page of a document, as JSON. */
    @GET
    @Path("renditions/{id}/text-boxes/{page}")
    public Response textBoxes(
            @PathParam("id") String id, @PathParam("page") String page, @Context ContainerRequestContext context) {
        Laid laid = laid(context, id, RenditionKind.TEXT_BOXES);
        if (!page.matches("[1-9]\\d{0,4}")) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
        try (Stream<String> lines = Files.lines(laid.path())) {
            String line =
                    lines.skip(Long.parseLong(page) - 1).findFirst().orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
            return Response.ok(line, "application/json")
                    .header(HttpHeaders.CACHE_CONTROL, FOR_A_WHILE)
                    .build();
        } catch (IOException gone) {
            throw new UncheckedIOException("the rendition " + laid.path() + " cannot be read", gone);
        }
    }

    /** What a picture offers for deep zoom: IIIF Image API 3.0, section 5. */
    @GET
    @Path("iiif/{id}/info.json")
    public Response info(@PathParam("id") String id, @Context UriInfo uri, @Context ContainerRequestContext context) {
        Rendition tiles = laid(context, id, RenditionKind.TILES).rendition();
        int width = tiles.facts().path("width").asInt();
        int height = tiles.facts().path("height").asInt();
        int side = tiles.facts().path("tile").asInt();
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.put("@context", "http://iiif.io/api/image/3/context.json");
        info.put("id", uri.getBaseUriBuilder().path("iiif").path(id).build().toString());
        info.put("type", "ImageService3");
        info.put("protocol", "http://iiif.io/api/image");
        info.put("profile", "level0");
        info.put("width", width).put("height", height);
        ArrayNode factors =
                info.putArray("tiles").addObject().put("width", side).putArray("scaleFactors");
        int factor = 1;
        for (; Math.max(width, height) > (long) side * factor; factor *= 2) {
            factors.add(factor);
        }
        factors.add(factor);
        return Response.ok(info.toString(), "application/ld+json;profile=\"http://iiif.io/api/image/3/context.json\"")
                .header(HttpHeaders.CACHE_CONTROL, FOR_A_WHILE)
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    /** One tile: IIIF Image API 3.0, section 4, in the canonical form and no other. */
    @GET
    @Path("iiif/{id}/{region}/{size}/0/default.jpg")
    public Response tile(
            @PathParam("id") String id,
            @PathParam("region") String region,
            @PathParam("size") String size,
            @Context Request request,
            @Context ContainerRequestContext context) {
        Laid tiles = laid(context, id, RenditionKind.TILES);
        if (!REGION.matcher(region).matches() || !SIZE.matcher(size).matches()) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
        EntityTag tag = new EntityTag(tiles.rendition().tag() + "-" + region + "-" + size);
        ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged
                    .tag(tag)
                    .header(HttpHeaders.CACHE_CONTROL, FOR_A_WHILE)
                    .build();
        }
        java.nio.file.Path tile =
                tiles.path().resolve(region).resolve(size).resolve("0").resolve("default.jpg");
        if (!Files.isRegularFile(tile)) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
        return Response.ok(tile.toFile(), "image/jpeg")
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, FOR_A_WHILE)
                .header("Access-Control-Allow-Origin", "*")
                .header("Content-Security-Policy", INERT)
                .build();
    }
}
