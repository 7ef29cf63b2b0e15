package org.wenku.web.staff.receiving;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.ingest.upload.Deliveries;
import org.wenku.ingest.upload.Delivery;
import org.wenku.ingest.upload.NewUpload;
import org.wenku.ingest.upload.SentPath;
import org.wenku.ingest.upload.Upload;
import org.wenku.ingest.upload.Uploads;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.gate.LargeBody;
import org.wenku.web.page.Language;
import org.wenku.web.page.Visit;

/**
 * {@code /api/v1/uploads}: the protocol tus 1.0.0 with the extensions creation, creation-with-upload, expiration and
 * termination. The metadata of a new upload names its {@code delivery}; {@code relativePath} or, without it, {@code
 * filename}; and, if the sender knows them, {@code sha256}, against which the bytes are held in the end, and {@code
 * modified}, in milliseconds since 1970, by which the same file is known again.
 */
@Path("api/v1/uploads")
@Produces("application/problem+json")
@Needs(Right.INGEST)
public final class UploadsResource {

    private static final String VERSION = "1.0.0";
    private static final String BYTES = "application/offset+octet-stream";
    /** Less than there are threads, so that slow senders leave some to everybody else. */
    private static final int AT_ONCE = 24;

    private final ReceivingRights rights;
    private final Deliveries deliveries;
    private final Uploads uploads;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** Receives files for these deliveries. */
    public UploadsResource(Archive archive, Deliveries deliveries, Uploads uploads) {
        this.rights = new ReceivingRights(archive);
        this.deliveries = deliveries;
        this.uploads = uploads;
    }

    /** What is spoken here. */
    @OPTIONS
    public Response abilities() {
        Response.ResponseBuilder answer = tus(Response.noContent())
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", "creation,creation-with-upload,expiration,termination");
        if (uploads.limits().largest() < Long.MAX_VALUE) {
            answer.header("Tus-Max-Size", uploads.limits().largest());
        }
        return answer.build();
    }

    /** Announces a file; bytes of it may come along. */
    @POST
    @LargeBody
    public Response announce(
            @Context ContainerRequestContext request,
            @HeaderParam("Upload-Length") @Nullable String length,
            @HeaderParam("Upload-Metadata") @Nullable String metadata,
            InputStream body)
            throws IOException {
        checkVersion(request);
        Caller caller = Caller.of(request);
        Language language = Visit.of(request).language();
        long size = number("Upload-Length", length);
        TusMetadata said = TusMetadata.read(metadata);
        UUID delivery = Refusing.identifier(
                said.text("delivery").orElseThrow(() -> Refusal.of(Problem.BAD_PARAMETER, "delivery", "", "UUID")));
        Upload upload = Refusing.in(language, () -> announce(caller, delivery, said, size));
        Response.ResponseBuilder answer = tus(Response.created(URI.create("/api/v1/uploads/" + upload.id())));
        if (BYTES.equals(request.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
            Upload further = Refusing.in(language, () -> receive(caller, upload.id(), 0, body));
            return state(answer.header("Upload-Offset", further.received()), further)
                    .build();
        }
        return state(answer, upload).build();
    }

    private Upload announce(Caller caller, UUID id, TusMetadata said, long size) throws IOException {
        Delivery delivery = deliveries.find(caller.name(), id);
        rights.target(caller, delivery.target(), delivery.publish());
        SentPath path = SentPath.of(said.bytes("relativePath")
                .or(() -> said.bytes("filename"))
                .orElseThrow(() -> Refusal.of(Problem.BAD_PARAMETER, "filename", "", "Base64")));
        return uploads.announce(caller.name(), id, new NewUpload(path, size, digest(said), modified(said)));
    }

    private static @Nullable String digest(TusMetadata said) {
        String digest =
                said.text("sha256").map(text -> text.toLowerCase(Locale.ROOT)).orElse(null);
        if (digest != null && !digest.matches("[0-9a-f]{64}")) {
            throw Refusal.of(Problem.BAD_PARAMETER, "sha256", digest, "[0-9a-f]{64}");
        }
        return digest;
    }

    private static @Nullable Instant modified(TusMetadata said) {
        return said.text("modified")
                .map(text -> Instant.ofEpochMilli(number("modified", text)))
                .orElse(null);
    }

    /** How far a file is. */
    @HEAD
    @Path("{id}")
    public Response look(@Context ContainerRequestContext request, @PathParam("id") String id) throws IOException {
        checkVersion(request);
        Upload upload = Refusing.in(
                Visit.of(request).language(),
                () -> uploads.find(Caller.of(request).name(), Refusing.identifier(id)));
        return state(
                        tus(Response.noContent())
                                .header("Upload-Offset", upload.received())
                                .header("Upload-Length", upload.size())
                                .header(HttpHeaders.CACHE_CONTROL, "no-store"),
                        upload)
                .build();
    }

    /** Takes the next bytes of a file. */
    @PATCH
    @LargeBody
    @Path("{id}")
    public Response append(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @HeaderParam("Upload-Offset") @Nullable String offset,
            InputStream body)
            throws IOException {
        checkVersion(request);
        if (!BYTES.equals(request.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
            throw Refusal.of(Problem.UNSUPPORTED_MEDIA_TYPE);
        }
        long from = number("Upload-Offset", offset);
        Upload upload = Refusing.in(
                Visit.of(request).language(), () -> receive(Caller.of(request), Refusing.identifier(id), from, body));
        return state(tus(Response.noContent()).header("Upload-Offset", upload.received()), upload)
                .build();
    }

    private Upload receive(Caller caller, UUID id, long offset, InputStream body) throws IOException {
        if (!places.tryAcquire()) {
            throw Refusal.of(Problem.BUSY);
        }
        try {
            return uploads.append(caller.name(), id, offset, body);
        } finally {
            places.release();
        }
    }

    /** Gives a file up. */
    @DELETE
    @Path("{id}")
    public Response giveUp(@Context ContainerRequestContext request, @PathParam("id") String id) throws IOException {
        checkVersion(request);
        Refusing.in(Visit.of(request).language(), () -> {
            uploads.giveUp(Caller.of(request).name(), Refusing.identifier(id));
            return id;
        });
        return tus(Response.noContent()).build();
    }

    private static void checkVersion(ContainerRequestContext request) {
        String version = request.getHeaderString("Tus-Resumable");
        if (!VERSION.equals(version)) {
            throw Refusal.of(Problem.UPLOAD_VERSION, version == null ? "" : version);
        }
    }

    private static long number(String header, @Nullable String value) {
        if (value == null || !value.matches("[0-9]{1,15}")) {
            throw Refusal.of(Problem.BAD_PARAMETER, header, value == null ? "" : value, "0…999999999999999");
        }
        return Long.parseLong(value);
    }

    private Response.ResponseBuilder state(Response.ResponseBuilder answer, Upload upload) {
        if (upload.state() == Upload.State.COMING) {
            Instant expires = Instant.now().plus(uploads.limits().kept());
            answer.header(
                    "Upload-Expires", DateTimeFormatter.RFC_1123_DATE_TIME.format(expires.atOffset(ZoneOffset.UTC)));
        }
        return answer;
    }

    private static Response.ResponseBuilder tus(Response.ResponseBuilder answer) {
        return answer.header("Tus-Resumable", VERSION);
    }
}
