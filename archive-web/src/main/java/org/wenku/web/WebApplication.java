package org.wenku.web;

import jakarta.ws.rs.Priorities;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.wenku.archive.Archive;
import org.wenku.archive.holding.Pictures;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.archive.settings.Key;
import org.wenku.web.api.AnswerHeaders;
import org.wenku.web.api.ContentsResource;
import org.wenku.web.api.Json;
import org.wenku.web.api.JsonReading;
import org.wenku.web.api.OpenApiResource;
import org.wenku.web.api.RecordWritesResource;
import org.wenku.web.api.RecordsResource;
import org.wenku.web.api.SearchResource;
import org.wenku.web.caller.Admitting;
import org.wenku.web.caller.Discretion;
import org.wenku.web.caller.FormTokens;
import org.wenku.web.caller.Recognising;
import org.wenku.web.discovery.RobotsResource;
import org.wenku.web.discovery.SearchPluginResource;
import org.wenku.web.discovery.SitemapResource;
import org.wenku.web.failure.FailureMapper;
import org.wenku.web.failure.ProblemPages;
import org.wenku.web.file.FileResource;
import org.wenku.web.file.PictureShelf;
import org.wenku.web.file.RenditionResource;
import org.wenku.web.gate.BodyLimit;
import org.wenku.web.gate.Forms;
import org.wenku.web.gate.Naming;
import org.wenku.web.gate.PublicAddress;
import org.wenku.web.gate.ReplyHeaders;
import org.wenku.web.gate.SameSiteWrites;
import org.wenku.web.health.DatabaseCheck;
import org.wenku.web.health.DiskCheck;
import org.wenku.web.health.HealthResource;
import org.wenku.web.health.IndexCheck;
import org.wenku.web.health.MetricsResource;
import org.wenku.web.health.RequestCounts;
import org.wenku.web.health.StoreCheck;
import org.wenku.web.page.Assets;
import org.wenku.web.page.Nameplate;
import org.wenku.web.page.ViewWriter;
import org.wenku.web.reading.ReadingRoom;
import org.wenku.web.record.RecordFormsResource;

/**
 * The site map: every resource, made with what it needs. Nothing is found by searching the class path, so what is not
 * in this list is not on the web, and the start costs no search.
 */
public final class WebApplication extends ResourceConfig {

    private static final int DRAWN_AT_ONCE = 2;

    /** Kept, because java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger QUIET = Logger.getLogger("org.glassfish.jersey");

    static {
        // Because Jersey warns of every resource that is an instance, and of every reader who closes the page early.
        QUIET.setLevel(Level.SEVERE);
    }

    /**
     * Lists what is on the web.
     *
     * @param archive what is served; its settings name the address readers use
     * @param pictures draws what files look like
     * @param desks what the staff works at, which needs more of the house than readers do
     */
    public WebApplication(Archive archive, Pictures pictures, List<Object> desks) {
        property(ServerProperties.WADL_FEATURE_DISABLE, true);
        property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        property(ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        property(ServerProperties.UNWRAP_COMPLETION_STAGE_IN_WRITER_ENABLE, false);
        gate(archive, archive.settings().given(Key.SERVER_ADDRESS).map(URI::create));
        ReadingRoom room = new ReadingRoom(archive);
        register(new Assets());
        register(new ProblemPages());
        PublicPages.of(archive).forEach(this::register);
        PeoplePages.of(archive).forEach(this::register);
        register(new RecordsResource(room));
        register(new ContentsResource(room));
        register(new RecordWritesResource(archive));
        register(new SearchResource(room, archive.index()));
        RenditionShelf shelf = new RenditionShelf(archive);
        register(new FileResource(
                room,
                archive.store(),
                new PictureShelf(
                        archive.home().resolve("derivatives"), archive.store(), shelf, pictures, DRAWN_AT_ONCE),
                shelf));
        register(new RenditionResource(room, shelf));
        register(new RecordFormsResource(room, archive.settings()));
        register(new OpenApiResource());
        register(new RobotsResource());
        register(new SitemapResource(room));
        register(new SearchPluginResource(archive.settings()));
        RequestCounts counts = new RequestCounts();
        register(counts);
        register(new MetricsResource(archive, counts));
        register(new HealthResource(List.of(
                new DatabaseCheck(archive),
                new IndexCheck(archive),
                new StoreCheck(archive),
                new DiskCheck(archive.home()))));
        desks.forEach(this::register);
    }

    private void gate(Archive archive, Optional<URI> address) {
        address.ifPresent(here -> register(new PublicAddress(here), 100));
        register(new Naming(Nameplate.of(archive.settings())), 110);
        register(new SameSiteWrites(), 200);
        register(new Recognising(archive), 220);
        register(new FormTokens(), 240);
        register(new Forms(), 300);
        register(new Admitting());
        // After it, because only who may send something has it weighed.
        register(new BodyLimit(), Priorities.USER + 1);
        register(new AnswerHeaders());
        register(new Discretion(archive), 2);
        // The lowest number comes last on the way out, so that it sees what all others have written.
        register(new ReplyHeaders(), 1);
        register(new FailureMapper());
        register(new ViewWriter());
        register(JacksonFeature.withoutExceptionMappers());
        register(new Json());
        register(new JsonReading());
    }
}
