package org.wenku.web.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenku.archive.access.Right;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.Account;
import org.wenku.archive.account.Accounts;
import org.wenku.archive.account.SetUpLink;
import org.wenku.archive.account.SignIn;
import org.wenku.archive.account.Tokens;
import org.wenku.archive.settings.Key;
import org.wenku.web.OpenHouse;
import org.wenku.web.SignedIn;

@SuppressWarnings("NullAway.Init")
class EntranceTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PASSWORD = "under the third lamp";
    private static final Pattern CODE = Pattern.compile("<code>([^<]+)</code>");

    private OpenHouse house;

    @BeforeEach
    void open() {
        house = OpenHouse.open();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static HttpResponse<String> post(URI address, String... fields) throws IOException, InterruptedException {
        StringBuilder form = new StringBuilder("x=");
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&')
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return CLIENT.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept-Language", "en")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Chooses the first administrator, with the password typed once well and once as given. */
    private static HttpResponse<String> setUp(OpenHouse house, String secret, String again)
            throws IOException, InterruptedException {
        return post(
                house.address().resolve("/setup"),
                "token",
                secret,
                "name",
                "mei",
                "display-name",
                "Mei",
                "password",
                PASSWORD,
                "again",
                again);
    }

    private URI at(String path) {
        return house.address().resolve(path);
    }

    private static String cookie(HttpResponse<String> reply) {
        return reply.headers().firstValue("Set-Cookie").orElseThrow();
    }

    @Test
    void the_first_administrator_comes_by_a_link_that_lies_in_the_home_for_the_owner_alone_and_works_once()
            throws IOException, InterruptedException {
        SetUpLink link = new SetUpLink(house.archive());
        String secret = link.offered().orElseThrow().text();
        Path file = house.archive().home().resolve("set-up-token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(link.offered().orElseThrow().text()).isEqualTo(secret);
        assertThat(house.get("/setup?token=wrong").statusCode()).isEqualTo(404);
        assertThat(house.get("/setup?token=" + secret).headers().firstValue("Referrer-Policy"))
                .hasValue("no-referrer");

        HttpResponse<String> unequal = setUp(house, secret, "x");
        assertThat(unequal.statusCode()).isEqualTo(422);
        assertThat(unequal.body()).contains("not the same").doesNotContain(PASSWORD);

        HttpResponse<String> made = setUp(house, secret, PASSWORD);
        assertThat(made.statusCode()).isEqualTo(303);
        assertThat(cookie(made)).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Secure");
        assertThat(file).doesNotExist();
        assertThat(link.offered()).isEmpty();
        assertThat(house.get("/setup?token=" + secret).statusCode()).isEqualTo(404);
    }

    @Test
    void a_wrong_password_and_a_name_that_nobody_has_get_the_same_answer_and_too_many_have_to_wait()
            throws IOException, InterruptedException {
        Account mei = new Accounts(house.archive()).create("test", "mei", "Mei", java.util.List.of());
        HttpResponse<String> wrong = post(at("/login"), "name", mei.name(), "password", "wrong", "next", "/staff");
        HttpResponse<String> nobody = post(at("/login"), "name", "mai", "password", "wrong", "next", "/staff");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body().replace("value=\"mei\"", ""))
                .isEqualTo(nobody.body().replace("value=\"mai\"", ""));
        for (int i = 1; i < SignIn.MOST_PER_NAME; i++) {
            post(at("/login"), "name", "MEI", "password", "wrong");
        }
        HttpResponse<String> tooMany = post(at("/login"), "name", "mei", "password", "wrong");
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValue("Retry-After")).hasValue("900");
        assertThat(tooMany.body()).contains("quarter of an hour");
    }

    @Test
    void somebody_is_added_gets_a_link_chooses_a_password_and_signs_in_again()
            throws IOException, InterruptedException {
        UUID lane = house.fonds("LANE", "里弄");
        SignedIn admin = house.signedIn(Role.ADMINISTRATOR);
        HttpResponse<String> added =
                admin.post("/staff/people", "name", "Lan", "display-name", "兰", "role", "ARCHIVIST", "fonds", "LANE");
        assertThat(added.statusCode()).isEqualTo(200);
        URI link = URI.create(code(added));

        String token = link.getQuery().substring("token=".length());
        HttpResponse<String> chosen = post(at("/password"), "token", token, "password", PASSWORD, "again", PASSWORD);
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(post(at("/password"), "token", token, "password", PASSWORD, "again", PASSWORD)
                        .statusCode())
                .isEqualTo(404);

        HttpResponse<String> in = post(at("/login"), "name", "lan", "password", PASSWORD, "next", "//evil.example/x");
        assertThat(in.headers().firstValue("Location")).hasValue(at("/staff").toString());
        Account lan = new Accounts(house.archive()).named("lan").orElseThrow();
        assertThat(lan.reader().holds(Right.DESCRIBE, lane)).isTrue();
        assertThat(lan.reader().holdsEverywhere(Right.DESCRIBE)).isFalse();
    }

    private static String code(HttpResponse<String> page) {
        Matcher code = CODE.matcher(page.body());
        assertThat(code.find()).as(page.body()).isTrue();
        return code.group(1);
    }

    @Test
    void administrators_change_roles_and_keep_people_out_but_never_the_last_of_themselves() {
        house.fonds("LANE", "里弄");
        SignedIn admin = house.signedIn(Role.ADMINISTRATOR);
        SignedIn mei = house.signedIn(Role.ARCHIVIST);
        String page = "/staff/people/" + mei.account().id();

        assertThat(admin.post(page + "/roles", "keep", "ARCHIVIST", "role", "REVIEWER", "fonds", "LANE")
                        .statusCode())
                .isEqualTo(303);
        assertThat(new Accounts(house.archive()).named(mei.name()).orElseThrow().grants())
                .hasSize(2);
        assertThat(admin.post(page + "/roles", "role", "REVIEWER", "fonds", "NONE")
                        .statusCode())
                .isEqualTo(422);
        assertThat(admin.post(page + "/disable").statusCode()).isEqualTo(303);
        assertThat(mei.get("/staff", "Accept", "text/html").statusCode()).isEqualTo(303);
        assertThat(admin.get("/staff/people").body()).contains(mei.name());

        String own = "/staff/people/" + admin.account().id();
        assertThat(admin.post(own + "/disable").statusCode()).isEqualTo(422);
        assertThat(admin.get("/staff/people").statusCode()).isEqualTo(200);
        assertThat(mei.get("/staff/people").statusCode()).isIn(303, 401);
    }

    @Test
    void a_token_works_on_the_interface_for_programs_alone_and_never_beyond_its_owner() {
        UUID lane = house.fonds("LANE", "里弄");
        UUID draft = house.unit(
                lane,
                org.wenku.archive.arrangement.Level.ITEM,
                org.wenku.archive.catalogue.RecordState.DRAFT,
                org.wenku.archive.access.Access.OPEN,
                OpenHouse.said(org.wenku.archive.description.Term.TITLE, "草稿"));
        SignedIn mei = house.signedIn(Role.ARCHIVIST);
        assertThat(mei.post("/staff/account/tokens", "name", "x", "right", "PUBLISH", "days", "3")
                        .statusCode())
                .isEqualTo(422);
        String token = code(mei.post(
                "/staff/account/tokens", "name", "scanner", "right", "SEE_DRAFTS", "fonds", "LANE", "days", "3"));
        assertThat(token).startsWith("wenku_");

        String address = "/api/v1/records/" + draft;
        String bearer = "Bearer " + token;
        assertThat(house.get(address, "Authorization", bearer).statusCode()).isEqualTo(200);
        assertThat(house.get("/records/" + draft, "Authorization", bearer).statusCode())
                .isEqualTo(404);
        assertThat(house.get(address, "Authorization", "Bearer wenku_made_up").statusCode())
                .isEqualTo(401);
        assertThat(house.get(address, "Authorization", "Bearer wenku_made_up", "Cookie", mei.cookie())
                        .statusCode())
                .as("the cookie is not looked at where a token is shown")
                .isEqualTo(401);

        new Accounts(house.archive()).grant("test", mei.account().id(), java.util.List.of());
        assertThat(house.get(address, "Authorization", bearer).statusCode()).isEqualTo(404);

        Tokens.Token listed = new Tokens(house.archive()).of(mei.account().id()).get(0);
        assertThat(listed.usedAt()).isNotNull();
        mei.post("/staff/account/tokens/" + listed.id() + "/revoke");
        assertThat(house.get(address, "Authorization", bearer).statusCode()).isEqualTo(401);
        assertThat(new Tokens(house.archive())
                        .create(
                                house.signedIn(Role.ARCHIVIST).account(),
                                new Tokens.Wish(
                                        "y",
                                        Set.of(Right.INGEST),
                                        null,
                                        Instant.now().plus(Duration.ofDays(2))))
                        .toString())
                .doesNotContain("wenku_");
    }

    @Test
    void the_audit_log_is_read_narrowed_and_taken_away_without_formulas() {
        SignedIn admin = house.signedIn(Role.ADMINISTRATOR);
        new Accounts(house.archive()).create("=1+1", "formula", "Formula", java.util.List.of());

        assertThat(admin.get("/staff/audit?check=1", "Accept-Language", "en").body())
                .contains("The log is whole");
        assertThat(admin.get("/staff/audit?by=%3D1%2B1").body())
                .contains("formula")
                .doesNotContain(admin.name() + "</td>");
        assertThat(admin.get("/staff/audit?act=sign-in").body()).contains(admin.name());
        HttpResponse<String> table = admin.get("/staff/audit.csv");
        assertThat(table.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(table.body()).contains("\"'=1+1\"").doesNotContain(",\"=1+1\"");
        assertThat(house.signedIn(Role.REVIEWER).get("/staff/audit").statusCode())
                .isEqualTo(403);
        assertThat(admin.get("/staff/audit?act=refused").body()).contains("/staff/audit");
    }

    @Test
    void behind_https_the_cookie_is_for_this_host_and_secure_connections_alone()
            throws IOException, InterruptedException {
        try (OpenHouse secure = OpenHouse.open(Map.of(Key.SERVER_ADDRESS, "https://archive.example.org"))) {
            String secret =
                    new SetUpLink(secure.archive()).offered().orElseThrow().text();
            HttpResponse<String> made = setUp(secure, secret, PASSWORD);

            assertThat(cookie(made)).startsWith("__Host-session=").contains("Secure", "HttpOnly", "Path=/");
        }
    }
}
