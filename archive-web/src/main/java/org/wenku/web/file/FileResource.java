package org.wenku.web.file;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.holding.Cue;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.holding.TextPart;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.PreservationStore;
import org.wenku.web.caller.ForAnyone;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.reading.ReadingRoom;

/** A held file: its bytes, its text, its pictures, its captions. */
@Path("files/{id}")
@ForAnyone
public final class FileResource {

    /** Asked again each time, because a file may be withdrawn at any moment; the ETag makes that cheap. */
    private static final String ASK_AGAIN = "no-cache";

    private static final String PICTURE_FOR_A_WHILE = "private, max-age=300";
    private static final int IMAGE_WIDTH = 1600;
    private static final int THUMBNAIL_WIDTH = 320;

    private final ReadingRoom room;
    private final PreservationStore store;
    private final PictureShelf pictures;
    private final RenditionShelf made;

    /** Hands out files of this store, with pictures from one shelf and what was made of the files from another. */
    public FileResource(ReadingRoom room, PreservationStore store, PictureShelf pictures, RenditionShelf made) {
        this.room = requireNonNull(room);
        this.store = requireNonNull(store);
        this.made = requireNonNull(made);
        this.pictures = requireNonNull(pictures);
    }

    private record Handed(HeldFile file, @Nullable String charset) {
        static Handed of(Catalogue here, HeldFile file) {
            boolean plain = file.mediaType().startsWith("text/plain");
            return new Handed(
                    file, plain ? here.text(file.id()).map(FileText::charset).orElse(null) : null);
        }
    }

    /** The bytes, or the range of them that was asked for. */
    @GET
    @Path("{name}")
    public Response bytes(
            @PathParam("id") String id,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @Context Request request,
            @Context ContainerRequestContext context) {
        return bytes(room.of(context), id, range, ifRange, request, true);
    }

    /** What {@link #bytes} would say, without reading the file. */
    @HEAD
    @Path("{name}")
    public Response head(
            @PathParam("id") String id,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @Context Request request,
            @Context ContainerRequestContext context) {
        return bytes(room.of(context), id, range, ifRange, request, false);
    }

    private Response bytes(
            ReadingRoom mine,
            String id,
            @Nullable String range,
            @Nullable String ifRange,
            Request request,
            boolean withBody) {
        Handed handed = mine.file(id, Handed::of);
        HeldFile file = handed.file();
        return AccessCopy.of(
                        file,
                        mine.reader(),
                        kind -> made.find(file.sha256(), kind).isPresent())
                .map(kind -> Response.status(Response.Status.FOUND)
                        .location(URI.create(FileAddress.rendition(file.id(), kind)))
                        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                        .build())
                .orElseGet(() -> bytes(handed, range, ifRange, request, withBody));
    }

    private Response bytes(
            Handed handed, @Nullable String range, @Nullable String ifRange, Request request, boolean withBody) {
        HeldFile file = handed.file();
        return new RangeAnswer(new EntityTag(file.sha256()), file.size(), ASK_AGAIN)
                .to(
                        request,
                        range,
                        ifRange,
                        reply -> Inert.describe(reply, file, handed.charset()),
                        withBody ? span -> content(file, span) : null);
    }

    private StreamingOutput content(HeldFile file, ByteRange.Part span) {
        ObjectId object = new ObjectId(file.recordId());
        // Looked at now, because once the first byte has left it is too late to say that the file is not there.
        store.local(object, file.storedAt()).ifPresent(stored -> isWhole(file, stored));
        return new HeldBytes(store, object, file.storedAt(), span.first(), span.length());
    }

    private static void isWhole(HeldFile file, java.nio.file.Path stored) {
        try {
            long size = Files.size(stored);
            if (size != file.size()) {
                throw new IllegalStateException("file " + file.id() + " has " + size + " bytes in the store, expected "
                        + file.size() + "; run \"archive check\"");
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("file " + file.id() + " cannot be read in the store", gone);
        }
    }

    /** Its text, or one part of it, as plain text in UTF-8. Pages and slides stand apart by form feeds. */
    @GET
    @Path("text")
    public Response text(
            @PathParam("id") String id,
            @QueryParam("part") @Nullable String part,
            @Context ContainerRequestContext context) {
        ReadingRoom mine = room.of(context);
        if (part != null) {
            return part(mine, id, number("part", part));
        }
        HeldText text = mine.file(id, (here, file) -> HeldText.of(mine, here, file));
        return plain(text).build();
    }

    private static Response part(ReadingRoom mine, String id, int ordinal) {
        record Found(FileText text, TextPart part) {}
        Found found = mine.file(
                id,
                (here, file) -> new Found(
                        here.text(file.id()).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND)),
                        here.textPart(file.id(), ordinal).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND))));
        ResponseBuilder reply = plain(found.part().body());
        if (ordinal > 1) {
            reply.header(
                    HttpHeaders.LINK,
                    "<" + FileAddress.textPart(found.text().fileId(), ordinal - 1) + ">; rel=\"prev\"");
        }
        if (ordinal < found.text().parts()) {
            reply.header(
                    HttpHeaders.LINK,
                    "<" + FileAddress.textPart(found.text().fileId(), ordinal + 1) + ">; rel=\"next\"");
        }
        return reply.build();
    }

    private static ResponseBuilder plain(Object entity) {
        return Response.ok(entity, "text/plain;charset=UTF-8")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(HttpHeaders.CACHE_CONTROL, ASK_AGAIN);
    }

    /** What is said in the recording, as WebVTT, by the cues of the file itself or of a transcript beside it. */
    @GET
    @Path("captions.vtt")
    public Response captions(
            @PathParam("id") String id,
            @QueryParam("lang") @Nullable String language,
            @Context ContainerRequestContext context) {
        List<Cue> cues = room.of(context).file(id, FileResource::cues);
        if (cues.isEmpty()) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
        return Response.ok(Captions.write(cues, language), "text/vtt;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, ASK_AGAIN)
                .build();
    }

    private static List<Cue> cues(Catalogue here, HeldFile file) {
        List<Cue> own = here.cues(file.id());
        if (!own.isEmpty()) {
            return own;
        }
        return here.files(file.recordId()).stream()
                .filter(other -> other.kind() == FileKind.TRANSCRIPT)
                .map(other -> here.cues(other.id()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** A picture of one page. */
    @GET
    @Path("pages/{page}.jpg")
    public Response page(
            @PathParam("id") String id,
            @PathParam("page") String page,
            @QueryParam("w") @Nullable String width,
            @Context Request request,
            @Context ContainerRequestContext context) {
        int wide = width == null ? IMAGE_WIDTH : number("w", width);
        return picture(room.of(context), id, number("page", page), wide, request);
    }

    /** A small picture. */
    @GET
    @Path("thumbnail.jpg")
    public Response thumbnail(
            @PathParam("id") String id, @Context Request request, @Context ContainerRequestContext context) {
        return picture(room.of(context), id, 1, THUMBNAIL_WIDTH, request);
    }

    /** A picture of a format that few browsers show, as one that all do. */
    @GET
    @Path("image.jpg")
    public Response image(
            @PathParam("id") String id,
            @QueryParam("w") @Nullable String width,
            @Context Request request,
            @Context ContainerRequestContext context) {
        return picture(room.of(context), id, 1, width == null ? IMAGE_WIDTH : number("w", width), request);
    }

    private Response picture(ReadingRoom mine, String id, int page, int width, Request request) {
        HeldFile file = mine.file(id, (here, found) -> found);
        PictureShelf.Wanted wanted = PictureShelf.Wanted.of(file, page, width);
        EntityTag tag = new EntityTag(wanted.name());
        ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged
                    .tag(tag)
                    .header(HttpHeaders.CACHE_CONTROL, PICTURE_FOR_A_WHILE)
                    .build();
        }
        return Response.ok(pictures.picture(wanted).toFile(), "image/jpeg")
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, PICTURE_FOR_A_WHILE)
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .build();
    }

    private static int number(String name, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with the numbers below 1.
        }
        throw Refusal.of(
                Problem.BAD_PARAMETER,
                name,
                value.length() > 60 ? value.substring(0, 60) + "…" : value,
                "1–2147483647");
    }
}
