package org.wenku.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wenku.web.api.Json;
import org.wenku.web.failure.Problem;

class WebServerTest {

    private static OpenHouse house;
    private static WebServer server;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        house = OpenHouse.open();
        server = house.server();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void it_says_that_it_is_well() throws Exception {
        var reply = get("healthz");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).contains("\"status\":\"well\"", "\"freeBytes\":", "\"waiting\":0");
    }

    @Test
    void every_reply_carries_the_security_headers_and_no_word_about_the_server() throws Exception {
        for (String path : List.of("healthz", "nothing", "problems/not-found", "a%2Fb", "assets/x/app.css")) {
            var headers = get(path).headers();

            assertThat(headers.firstValue("content-security-policy").orElse(""))
                    .as(path)
                    .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                            + " media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self';"
                            + " base-uri 'none'; frame-ancestors 'self'");
            assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
            assertThat(headers.firstValue("referrer-policy")).contains("strict-origin-when-cross-origin");
            assertThat(headers.firstValue("cross-origin-opener-policy")).contains("same-origin");
            assertThat(headers.firstValue("cross-origin-resource-policy")).contains("same-origin");
            assertThat(headers.firstValue("server")).isEmpty();
            assertThat(headers.allValues("vary")).hasSizeLessThan(2);
        }
    }

    @Test
    void what_is_not_there_is_a_page_for_a_person_and_a_problem_for_a_program() throws Exception {
        var person = get("nothing", "Accept", "text/html,*/*;q=0.8", "Accept-Language", "en");
        assertThat(person.statusCode()).isEqualTo(404);
        assertThat(person.headers().firstValue("content-type").orElse("")).startsWith("text/html");
        assertThat(person.body()).contains("There is nothing at this address");

        var program = get("nothing", "Accept-Language", "en");
        assertThat(program.statusCode()).isEqualTo(404);
        assertThat(program.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(Json.MAPPER.readTree(program.body()).path("type").asText())
                .isEqualTo(server.address() + "problems/not-found");
        assertThat(program.headers().firstValue("content-language")).contains("en");
        assertThat(program.headers().allValues("vary"))
                .singleElement()
                .asString()
                .contains("Accept-Language");
    }

    @Test
    void every_problem_has_its_page_in_both_languages() throws Exception {
        for (Problem problem : Problem.values()) {
            for (String language : List.of("zh", "en")) {
                var page = get("problems/" + problem.code() + "?lang=" + language);

                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body()).doesNotContain("problem." + problem.code());
            }
        }
    }

    @Test
    void a_write_from_another_site_is_refused_before_anything_else() throws Exception {
        HttpRequest.Builder post =
                HttpRequest.newBuilder(URI.create(server.address() + "healthz")).POST(BodyPublishers.ofString("x"));

        assertThat(send(post.copy().header("Sec-Fetch-Site", "cross-site")).body())
                .contains("cross-site");
        assertThat(send(post.copy().header("Origin", "https://elsewhere.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(post.copy().header("Sec-Fetch-Site", "same-origin")).statusCode())
                .isEqualTo(405);
        assertThat(send(post.copy()).headers().firstValue("allow").orElse("")).contains("GET");
    }

    @Test
    void headers_without_end_are_refused_without_a_word_about_the_inside() throws Exception {
        var reply = get("healthz", "X-Long", "x".repeat(40_000));

        assertThat(reply.statusCode()).isEqualTo(431);
        assertThat(reply.body()).doesNotContain("jetty", "Exception");
    }

    @Test
    void text_is_compressed_on_the_wire() throws Exception {
        var reply = get("problems/not-found", "Accept-Encoding", "gzip");

        assertThat(reply.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(reply.headers().allValues("vary")).singleElement().asString().contains("Accept-Encoding");
    }

    @Test
    void a_port_in_use_is_named() {
        assertThatThrownBy(() -> WebServer.start("127.0.0.1", server.address().getPort(), new ResourceConfig()))
                .isInstanceOf(WebServer.AddressInUse.class)
                .hasMessageContaining("127.0.0.1:" + server.address().getPort());
    }

    /** Each on a connection of its own, because the server closes one whose body it has refused to read. */
    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
