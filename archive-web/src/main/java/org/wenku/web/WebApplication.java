package org.wenku.web;

import java.net.URI;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.jspecify.annotations.Nullable;
import org.wenku.web.failure.FailureMapper;
import org.wenku.web.failure.ProblemPages;
import org.wenku.web.gate.Forms;
import org.wenku.web.gate.PublicAddress;
import org.wenku.web.gate.ReplyHeaders;
import org.wenku.web.gate.SameSiteWrites;
import org.wenku.web.health.Check;
import org.wenku.web.health.HealthResource;
import org.wenku.web.page.Assets;
import org.wenku.web.page.ViewWriter;

/**
 * The site map: every resource, made with what it needs. Nothing is found by searching the class path, so what is not
 * in this list is not on the web, and the start costs no search.
 */
public final class WebApplication extends ResourceConfig {

    /** Kept, because java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger QUIET = Logger.getLogger("org.glassfish.jersey");

    static {
        // Because Jersey warns of every resource that is an instance, and of every reader who closes the page early.
        QUIET.setLevel(Level.SEVERE);
    }

    /**
     * Lists what is on the web.
     *
     * @param checks what {@code /healthz} looks at
     * @param address the address readers use; null to believe what requests say
     */
    public WebApplication(@Nullable URI address, List<Check> checks) {
        property(ServerProperties.WADL_FEATURE_DISABLE, true);
        property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        property(ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        property(ServerProperties.UNWRAP_COMPLETION_STAGE_IN_WRITER_ENABLE, false);
        gate(address);
        register(new Assets());
        register(new ProblemPages());
        register(new HealthResource(checks));
    }

    private void gate(@Nullable URI address) {
        if (address != null) {
            register(new PublicAddress(address), 100);
        }
        register(new SameSiteWrites(), 200);
        register(new Forms(), 300);
        register(new ReplyHeaders());
        register(new FailureMapper());
        register(new ViewWriter());
        register(JacksonFeature.withoutExceptionMappers());
        register(new Json());
    }
}
