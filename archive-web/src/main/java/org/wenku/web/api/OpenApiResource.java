package org.wenku.web.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.wenku.web.caller.ForAnyone;

/** The description of the interface (OpenAPI 3.1), as it is committed; a test holds it against the classes. */
@Path("openapi.yaml")
@ForAnyone
public final class OpenApiResource {

    private final byte[] description;

    /** Reads the description once. */
    public OpenApiResource() {
        try (InputStream stream = OpenApiResource.class.getResourceAsStream("openapi.yaml")) {
            if (stream == null) {
                throw new IllegalStateException("openapi.yaml is not on the class path");
            }
            this.description = stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("openapi.yaml cannot be read", broken);
        }
    }

    /** The description. */
    @GET
    public Response description() {
        return Response.ok(description, "application/yaml")
                .header("Cache-Control", "max-age=3600")
                .build();
    }
}
