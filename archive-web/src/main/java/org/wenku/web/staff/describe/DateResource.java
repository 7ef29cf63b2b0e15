package org.wenku.web.staff.describe;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Right;
import org.wenku.web.caller.Needs;
import org.wenku.web.page.Visit;

/** {@code /staff/dates}: how a date is understood, for the form while it is being typed. */
@Path("staff/dates")
@Needs(Right.DESCRIBE)
public final class DateResource {

    /** The reading in words; empty where nothing is typed. */
    @GET
    @Produces("application/json")
    public Response date(
            @Context ContainerRequestContext request,
            @QueryParam("value") @Nullable String value,
            @QueryParam("edtf") @Nullable String edtf) {
        String words = new DateWords(Visit.of(request).text())
                .of(Objects.requireNonNullElse(value, ""), Objects.requireNonNullElse(edtf, ""));
        return Response.ok(Map.of("words", words)).build();
    }
}
