package org.wenku.web.health;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.web.caller.ForAnyone;

/** Says whether the archive can do its work: 200 when every part is well, 503 when one is not. */
@Path("healthz")
@ForAnyone
public final class HealthResource {

    private static final Logger LOG = LoggerFactory.getLogger(HealthResource.class);

    private final List<Check> checks;

    /** Looks at these parts, in this order. */
    public HealthResource(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /**
     * How the archive is.
     *
     * @param status {@code well} or {@code unwell}
     * @param parts what was found of each part, by name
     */
    public record Health(String status, Map<String, Check.Finding> parts) {}

    /** Looks at every part now. */
    @GET
    @Produces("application/json")
    public Response look() {
        Map<String, Check.Finding> found = new LinkedHashMap<>();
        checks.forEach(check -> found.put(check.name(), finding(check)));
        boolean well = found.values().stream().allMatch(Check.Finding::well);
        return Response.status(well ? 200 : 503)
                .header("Cache-Control", "no-store")
                .entity(new Health(well ? "well" : "unwell", found))
                .build();
    }

    private static Check.Finding finding(Check check) {
        try {
            return check.look();
        } catch (RuntimeException failed) {
            LOG.warn("the {} is not well", check.name(), failed);
            return Check.Finding.unwell("it does not answer; the log says why");
        }
    }
}
