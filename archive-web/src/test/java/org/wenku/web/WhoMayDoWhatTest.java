package org.wenku.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wenku.web.OpenHouse.said;

import jakarta.ws.rs.Path;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Right;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.Account;
import org.wenku.archive.account.Tokens;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.database.DatabaseFixture;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.web.caller.Admitting;

/**
 * Tries everybody against every route and method of the whole house, as the command wires it, and compares what
 * happens with {@code docs/who-may-do-what.md}. What stands in an address is a draft of the fonds LANE.
 */
class WhoMayDoWhatTest {

    private static final java.nio.file.Path PAGE = java.nio.file.Path.of("..", "docs", "who-may-do-what.md");
    private static final java.nio.file.Path MADE = java.nio.file.Path.of("target", "who-may-do-what.md");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Act ENTER = new Act("keeper", "enter", null);

    @TempDir
    private static java.nio.file.Path home;

    private static DatabaseFixture database;
    private static House house;
    private static WebServer server;
    private static WebApplication application;
    private static UUID lane;
    private static final Map<String, Account> PEOPLE = new LinkedHashMap<>();
    private static String token = "";

    @BeforeAll
    static void openTheHouse() {
        System.setProperty(
                "wenku.worker",
                System.getProperty(
                        "wenku.worker",
                        Stream.of(
                                        "../ingest/target/worker",
                                        "../ingest/target/classes",
                                        "../archive-core/target/classes")
                                .collect(Collectors.joining(File.pathSeparator))));
        database = DatabaseFixture.fresh();
        Settings settings = Settings.load(home, Map.of("WENKU_OCR_ENABLED", "false"))
                .with(Key.DATABASE_URL, String.valueOf(database.settings().url()))
                .with(Key.DATABASE_USER, String.valueOf(database.settings().user()))
                .with(Key.DATABASE_PASSWORD, String.valueOf(database.settings().password()))
                // A provider, so that its addresses are tried; nothing listens there.
                .with(Key.OIDC_ISSUER, "http://127.0.0.1:1/")
                .with(Key.OIDC_CLIENT, "wenku");
        house = House.open(settings);
        application = new WebApplication(house.archive(), house.pictures(), Desks.of(house));
        server = WebServer.start("127.0.0.1", 0, application);
        lane = fonds("LANE");
        enterPeople(fonds("MILL"));
    }

    private static void enterPeople(UUID mill) {
        PEOPLE.put(
                "reader",
                SignedIn.to(house.archive(), server.address(), Role.READER).account());
        PEOPLE.put(
                "archivist of another fonds",
                SignedIn.to(house.archive(), server.address(), Role.ARCHIVIST, mill)
                        .account());
        PEOPLE.put(
                "archivist",
                SignedIn.to(house.archive(), server.address(), Role.ARCHIVIST, lane)
                        .account());
        PEOPLE.put(
                "reviewer",
                SignedIn.to(house.archive(), server.address(), Role.REVIEWER, lane)
                        .account());
        Account administrator = SignedIn.to(house.archive(), server.address(), Role.ADMINISTRATOR)
                .account();
        PEOPLE.put("administrator", administrator);
        token = new Tokens(house.archive())
                .create(
                        administrator,
                        new Tokens.Wish(
                                "trial",
                                Set.of(Right.INGEST),
                                Set.of(lane),
                                Instant.now().plus(Duration.ofDays(1))))
                .text();
    }

    private static UUID fonds(String code) {
        return house.archive()
                .write(
                        ENTER,
                        desk -> desk.createFonds(unit(Level.FONDS, code, RecordState.PUBLISHED))
                                .id());
    }

    private static NewRecord unit(Level level, @org.jspecify.annotations.Nullable String code, RecordState state) {
        return new NewRecord(
                RecordIds.next(), level, code, Statements.of(said(Term.TITLE, "a draft")), state, Access.OPEN);
    }

    @AfterAll
    static void close() {
        server.close();
        house.close();
        database.close();
    }

    private record Route(String method, String path, String consumes, ResourceMethod answer) {}

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (Object each : application.getInstances()) {
            if (each.getClass().isAnnotationPresent(Path.class)) {
                collect("", Resource.from(each.getClass()), routes);
            }
        }
        return routes;
    }

    private static void collect(String above, Resource resource, List<Route> routes) {
        String path = resource.getPath();
        String here = (above + (path.startsWith("/") || path.isEmpty() ? path : "/" + path)).replaceAll("/+", "/");
        for (ResourceMethod method : resource.getResourceMethods()) {
            String consumes = method.getConsumedTypes().stream()
                    .map(Object::toString)
                    .findFirst()
                    .orElse("");
            routes.add(new Route(method.getHttpMethod(), here.isEmpty() ? "/" : here, consumes, method));
        }
        resource.getChildResources().forEach(child -> collect(here, child, routes));
    }

    @Test
    void every_method_says_who_may_ask_for_it() {
        assertThat(routes())
                .hasSizeGreaterThan(30)
                .allSatisfy(route -> assertThat(Admitting.rule(
                                route.answer().getInvocable().getHandlingMethod(),
                                route.answer().getInvocable().getHandler().getHandlerClass()))
                        .as("%s %s says @Needs, @ForSignedIn or @ForAnyone", route.method(), route.path())
                        .isPresent());
    }

    @Test
    void the_table_says_what_happens() throws IOException {
        Map<String, String> lines = new TreeMap<>();
        for (Route route : routes()) {
            StringBuilder line =
                    new StringBuilder("| `" + route.path() + "` | " + route.method() + " | " + tried(route, Map.of()));
            for (Account person : PEOPLE.values()) {
                line.append(" | ").append(tried(route, headers(person)));
            }
            line.append(" | ")
                    .append(tried(route, Map.of("Authorization", "Bearer " + token)))
                    .append(" |\n");
            // Forms of one thing share address and method, and who may have them.
            lines.merge(
                    route.path() + " " + route.method(),
                    line.toString(),
                    (one, other) -> one.contains(other) ? one : one + other);
        }
        String page = head() + String.join("", lines.values());
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, page);

        assertThat(page)
                .as("who may do what has changed; read archive-web/" + MADE + " and copy it to " + PAGE)
                .isEqualTo(Files.readString(PAGE));
    }

    private static String head() {
        return """
            # Who may do what

            Written by a test that tries everybody against every address of the running archive
            (`WhoMayDoWhatTest`); it fails when this page is not what happens. Where an address names a record, it is a
            draft of one fonds, of which the archivist and the reviewer are; the other archivist is of another. The
            token is an administrator's, for ingest into that fonds.

            *yes*: may ask for it, and finds it or hears what was wrong with the question · *unseen*: is told that there
            is nothing there · *sign in*: has to be known first · *no*: is refused

            | address | method | anyone | reader | archivist elsewhere | archivist | reviewer | administrator | token |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """;
    }

    private static Map<String, String> headers(Account person) {
        // Another session each time, because one of the things they do is to sign out.
        SignedIn signedIn = SignedIn.again(house.archive(), server.address(), person);
        return Map.of("Cookie", signedIn.cookie(), "Form-Token", signedIn.formToken());
    }

    private static String tried(Route route, Map<String, String> headers) throws IOException {
        CatalogueRecord draft =
                house.archive().write(ENTER, desk -> desk.create(lane, unit(Level.ITEM, null, RecordState.DRAFT)));
        String path =
                route.path().replaceAll("\\{id[^}]*}", draft.id().toString()).replaceAll("\\{[^}]*}", "1");
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(route.method(), HttpRequest.BodyPublishers.ofString(""));
        headers.forEach(request::header);
        if (!route.consumes().isEmpty()) {
            request.header("Content-Type", route.consumes().replace("*/*", "application/octet-stream"));
        }
        try {
            return heard(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String heard(HttpResponse<byte[]> reply) {
        String problem = reply.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                ? new String(reply.body(), StandardCharsets.UTF_8)
                : "";
        // The answer to HEAD has no body to look into.
        boolean unknown = reply.request().method().equals("HEAD")
                ? reply.statusCode() == 401
                : problem.contains("/problems/unauthenticated");
        if (unknown) {
            return "sign in";
        }
        if (reply.statusCode() == 403) {
            return "no";
        }
        assertThat(reply.statusCode())
                .as("%s %s", reply.request().method(), reply.uri())
                .isNotEqualTo(500);
        return reply.statusCode() == 404 ? "unseen" : "yes";
    }
}
