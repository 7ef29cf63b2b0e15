package org.wenku.web.page;

import static java.util.Map.entry;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The style sheet, modules and pictures of the interface, read once and served for ever under an address that holds
 * their digest: when one of them changes, all addresses change. One digest for all, because modules import each other
 * by relative address.
 */
@Path("assets/{digest}/{name}")
public final class Assets {

    private static final Map<String, String> SOURCES = Map.ofEntries(
            entry("app.css", "/web/app.css"),
            entry("keys.js", "/web/keys.js"),
            entry("transcript.js", "/web/transcript.js"),
            entry("searching.js", "/web/searching.js"),
            entry("bulk.js", "/web/bulk.js"),
            entry("receiving.js", "/web/receiving.js"),
            entry("sending.js", "/web/sending.js"),
            entry("carrying.js", "/web/carrying.js"),
            entry("tus.js", "/web/vendor/tus-js-client-4.3.1/tus.min.js"),
            entry("describe.js", "/web/describe.js"),
            entry("picking.js", "/web/picking.js"),
            entry("describe.css", "/web/describe.css"),
            entry("authorities.css", "/web/authorities.css"),
            entry("seal.svg", "/web/seal.svg"),
            entry("htmx.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"));

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css;charset=UTF-8", "js", "text/javascript;charset=UTF-8", "svg", "image/svg+xml");

    private static final Map<String, byte[]> CONTENT = new TreeMap<>();
    private static final String DIGEST;

    static {
        SOURCES.forEach((name, source) -> CONTENT.put(name, read(source)));
        DIGEST = digest();
    }

    private static byte[] read(String source) {
        try (var stream = Assets.class.getResourceAsStream(source)) {
            if (stream == null) {
                throw new IllegalStateException("the asset " + source + " is not on the class path");
            }
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("the asset " + source + " cannot be read", broken);
        }
    }

    private static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            CONTENT.values().forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The present address of an asset, from the root of the site. */
    public static String href(String name) {
        if (!CONTENT.containsKey(name)) {
            throw new IllegalArgumentException("there is no asset \"" + name + "\", only " + CONTENT.keySet());
        }
        return "/assets/" + DIGEST + "/" + name;
    }

    /** The asset for ever, or the way to its present address. */
    @GET
    public Response get(@PathParam("digest") String digest, @PathParam("name") String name) {
        byte[] content = CONTENT.get(name);
        if (content == null) {
            throw new NotFoundException("there is no asset \"" + name + "\"");
        }
        if (!digest.equals(DIGEST)) {
            return Response.temporaryRedirect(URI.create(href(name)))
                    .header("Cache-Control", "no-store")
                    .build();
        }
        return Response.ok(content, TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .build();
    }
}
