package org.wenku.web.entrance;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real OpenID Connect provider on this machine, with one realm, two clients and two people. */
final class Keycloak implements AutoCloseable {

    static final String CLIENT = "wenku";

    /** A client for which the provider's clock goes ten minutes behind: what it gets has ended before it is given. */
    static final String LATE_CLIENT = "wenku-late";

    static final String SECRET = "for-this-trial-alone";
    static final String PASSWORD = "under the third lamp";

    private static final Path PROGRAM = Path.of("target/keycloak").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String REALM =
            """
            {"realm": "neighbours", "enabled": true, "sslRequired": "none",
             "clients": [{"clientId": "%s", "secret": "%s", "redirectUris": ["http://127.0.0.1:*"],
                          "attributes": {"pkce.code.challenge.method": "S256"}},
                         {"clientId": "%s", "secret": "%s", "redirectUris": ["http://127.0.0.1:*"],
                          "attributes": {"access.token.lifespan": "-600"}}],
             "users": [%s, %s]}
            """;
    private static final String PERSON =
            """
            {"username": "%1$s", "enabled": true, "firstName": "%2$s", "lastName": "%2$s",
             "email": "%1$s@example.org", "emailVerified": true,
             "credentials": [{"type": "password", "value": "%3$s", "temporary": false}]}
            """;

    private final Process process;
    private final int port;

    private Keycloak(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Keycloak start(Path log) throws IOException, InterruptedException {
        Files.createDirectories(PROGRAM.resolve("data/import"));
        Files.writeString(
                PROGRAM.resolve("data/import/neighbours.json"),
                REALM.formatted(
                        CLIENT, SECRET, LATE_CLIENT, SECRET, PERSON.formatted("lan", "兰", PASSWORD), PERSON.formatted("bo", "Bo", PASSWORD)));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "sh",
                        PROGRAM.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--cache=local",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--import-realm"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        builder.environment().put("PATH", System.getenv("PATH") + File.pathSeparator + "/bin");
        Keycloak started = new Keycloak(builder.start(), port);
        started.await(log);
        return started;
    }

    private void await(Path log) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(issuer() + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(20))
                .build();
        Instant last = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(last) && process.isAlive()) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // Asked again below.
            }
            process.waitFor(300, TimeUnit.MILLISECONDS);
        }
        String said = Files.readString(log);
        close();
        throw new AssertionError("the provider has not come up:\n" + said);
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/neighbours";
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
