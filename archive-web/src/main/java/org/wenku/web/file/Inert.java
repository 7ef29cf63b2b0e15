package org.wenku.web.file;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.holding.HeldFile;

/**
 * Sends files that strangers made so that they can do nothing in a reader's browser: shown only where the type can run
 * nothing, everything else to be saved, and all of it in a sandbox without rights on this site.
 */
final class Inert {

    private static final Set<String> SHOWN = Set.of(
            "text/plain",
            "application/pdf",
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/avif",
            "image/bmp",
            "audio/mpeg",
            "audio/mp4",
            "audio/aac",
            "audio/ogg",
            "audio/opus",
            "audio/vorbis",
            "audio/flac",
            "audio/x-flac",
            "audio/wav",
            "audio/x-wav",
            "audio/vnd.wave",
            "audio/webm",
            "video/mp4",
            "video/webm",
            "video/ogg",
            "video/quicktime",
            "video/x-m4v");

    private static final String SANDBOX =
            "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'";

    /** Without {@code sandbox}, because browsers refuse to open their own PDF viewer, itself a sandbox, inside one. */
    private static final String PDF =
            "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private Inert() {}

    /**
     * Says what the file is and what may be done with it.
     *
     * @param charset the character set of a plain text, where it is known
     */
    static ResponseBuilder describe(ResponseBuilder reply, HeldFile file, @Nullable String charset) {
        return describe(reply, type(file.mediaType(), charset), file.name());
    }

    /** Says what something that was made of a file is, and what may be done with it. */
    static ResponseBuilder describe(ResponseBuilder reply, String mediaType, String name) {
        return describe(reply, type(mediaType, null), name);
    }

    private static ResponseBuilder describe(ResponseBuilder reply, MediaType type, String name) {
        return reply.type(type)
                .header("Content-Disposition", disposition(SHOWN.contains(plain(type)), name))
                .header("Content-Security-Policy", plain(type).equals("application/pdf") ? PDF : SANDBOX);
    }

    /** Whether browsers are to show files of this type as they are. */
    static boolean isShown(String mediaType) {
        return SHOWN.contains(plain(type(mediaType, null)));
    }

    private static String plain(MediaType type) {
        return (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
    }

    private static MediaType type(String said, @Nullable String charset) {
        try {
            MediaType type = MediaType.valueOf(said);
            if (type.isWildcardType() || type.isWildcardSubtype()) {
                return MediaType.APPLICATION_OCTET_STREAM_TYPE;
            }
            return type.isCompatible(MediaType.TEXT_PLAIN_TYPE) && charset != null ? type.withCharset(charset) : type;
        } catch (IllegalArgumentException malformed) {
            return MediaType.APPLICATION_OCTET_STREAM_TYPE;
        }
    }

    /** RFC 6266 with the name twice: plain for old clients, exact by RFC 8187. */
    static String disposition(boolean shown, String name) {
        String ascii = name.replaceAll("[^ -~]|[\"\\\\%/]", "_");
        String exact = URLEncoder.encode(name.replaceAll("[\\p{Cntrl}/\\\\]", "_"), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return (shown ? "inline" : "attachment") + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + exact;
    }
}
