package org.wenku.web.caller;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.account.Secret;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.gate.BodyLimit;
import org.wenku.web.page.Badge;

/**
 * Believes a write of somebody who is signed in only if it brings back the mark of their session, which another site
 * cannot know. The second line behind {@code SameSiteWrites}, for browsers that do not say where a request comes from.
 */
@PreMatching
public final class FormTokens implements ContainerRequestFilter {

    /** The name of the field, and of the parameter of forms with files. */
    public static final String FIELD = "form-token";

    /** The name of the header in which a module sends it. */
    public static final String HEADER = "Form-Token";

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    /** The mark of the session that has this secret. */
    static String of(Secret session) {
        return session.digest("form").substring(0, 32);
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Badge badge = Badge.of(request);
        if (badge == null || HARMLESS.contains(request.getMethod())) {
            return;
        }
        String shown = request.getHeaderString(HEADER);
        if (shown == null) {
            shown = inBody(request);
        }
        if (shown == null
                || !MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.UTF_8),
                        badge.formToken().getBytes(StandardCharsets.UTF_8))) {
            throw Refusal.of(Problem.FORM_EXPIRED);
        }
    }

    private static @Nullable String inBody(ContainerRequestContext request) throws IOException {
        MediaType type = request.getMediaType();
        if (type != null && type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            byte[] body = request.getEntityStream().readNBytes(BodyLimit.LONGEST_FORM + 1);
            if (body.length > BodyLimit.LONGEST_FORM) {
                throw BodyLimit.tooLarge(request.getEntityStream());
            }
            request.setEntityStream(new ByteArrayInputStream(body));
            return field(new String(body, StandardCharsets.ISO_8859_1));
        }
        return type != null && type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)
                ? request.getUriInfo().getQueryParameters().getFirst(FIELD)
                : null;
    }

    private static @Nullable String field(String body) {
        for (String pair : body.split("&")) {
            if (pair.startsWith(FIELD + "=")) {
                return URLDecoder.decode(pair.substring(FIELD.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
