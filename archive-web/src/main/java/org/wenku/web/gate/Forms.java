package org.wenku.web.gate;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenku.web.failure.Audience;

/**
 * Lets the address of a record name its form: {@code /records/….json} asks for what {@code /records/…} gives to those
 * who accept JSON. Only for records, because elsewhere an ending belongs to the name of a held file.
 */
@PreMatching
public final class Forms implements ContainerRequestFilter {

    /** Endings and what they stand for. */
    public static final Map<String, String> ENDINGS = Map.of(
            "html", "text/html",
            "json", "application/json",
            "jsonld", "application/ld+json",
            "dc.xml", "application/xml");

    private static final Pattern ADDRESS = Pattern.compile("(records/[^/.]+)\\.(html|json|jsonld|dc\\.xml)");

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        Matcher address = ADDRESS.matcher(uri.getPath(false));
        if (!address.matches()) {
            return;
        }
        String type = ENDINGS.get(address.group(2));
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, type);
        if (!"text/html".equals(type)) {
            request.setProperty(Audience.FORM_NAMED, type);
        }
        URI plain = uri.getRequestUriBuilder()
                .replacePath(uri.getBaseUri().getPath() + address.group(1))
                .build();
        request.setRequestUri(uri.getBaseUri(), plain);
    }
}
