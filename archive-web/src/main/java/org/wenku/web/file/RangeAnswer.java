package org.wenku.web.file;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wenku.web.failure.Problem;

/**
 * How bytes that somebody may have already, and may want only a range of, are answered: conditions by RFC 9110, 13, and
 * ranges by RFC 9110, 14.
 *
 * @param tag changes whenever the bytes do
 * @param size how many there are
 * @param caching for how long the answer may be kept
 */
record RangeAnswer(EntityTag tag, long size, String caching) {

    RangeAnswer {
        requireNonNull(tag, "tag");
    }

    /**
     * The answer.
     *
     * @param described says of an answer what the bytes are
     * @param content makes the body from the bytes of a range; null for an answer without a body
     */
    Response to(
            Request request,
            @Nullable String range,
            @Nullable String ifRange,
            UnaryOperator<ResponseBuilder> described,
            @Nullable Function<ByteRange.Part, Object> content) {
        ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).header(HttpHeaders.CACHE_CONTROL, caching).build();
        }
        boolean same = ifRange == null || ifRange.strip().equals("\"" + tag.getValue() + "\"");
        ByteRange asked = ByteRange.of(same ? range : null, size);
        if (asked instanceof ByteRange.Outside) {
            return Response.status(Problem.RANGE_NOT_SATISFIABLE.status())
                    .header("Content-Range", "bytes */" + size)
                    .header("Accept-Ranges", "bytes")
                    .build();
        }
        boolean part = asked instanceof ByteRange.Part;
        ByteRange.Part span = asked instanceof ByteRange.Part some ? some : new ByteRange.Part(0, size - 1);
        ResponseBuilder reply = described
                .apply(Response.status(part ? 206 : 200))
                .tag(tag)
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CACHE_CONTROL, caching)
                .header(HttpHeaders.CONTENT_LENGTH, span.length());
        if (part) {
            reply.header("Content-Range", "bytes " + span.first() + "-" + span.last() + "/" + size);
        }
        return content == null
                ? reply.build()
                : reply.entity(content.apply(span)).build();
    }
}
