package org.wenku.web.entrance;

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

/** A real OpenID Connect provider on this machine, with one realm, one client and two people. */
final class Keycloak implements AutoCloseable {

    static final String CLIENT = "wenku";

    static final String SECRET = "for-this-trial-alone";
    static final String PASSWORD = "under the third lamp";

    private static final Path PROGRAM = Path.of("target/keycloak").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String REALM = """
            {"realm": "neighbours", "enabled": true, "sslRequired": "none",
             "clients": [{"clientId": "%s", "secret": "%s", "redirectUris": ["http://127.0.0.1:*"],
                          "attributes": {"pkce.code.challenge.method": "S256"}}],
             "users": [%s, %s]}
            """;
    private static final String PERSON = """
            {"username": "%1$s", "enabled": true, "firstName": "%2$s", "lastName": "%2$s",
             "email": "%1$s@example.org", "emailVerified": true,
             "credentials": [{"type": "password", "value": "%3$s", "temporary": false}]}
            """;

    private final Process process;
    private final int port;
    private final Path log;

    private Keycloak(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Lets it begin; it is not there before {@link #await}. */
    static Keycloak begin(Path log) throws IOException {
        Files.createDirectories(PROGRAM.resolve("data/import"));
        Files.writeString(
                PROGRAM.resolve("data/import/neighbours.json"),
                REALM.formatted(
                        CLIENT,
                        SECRET,
                        PERSON.formatted("lan", "兰", PASSWORD),
                        PERSON.formatted("bo", "Bo", PASSWORD)));
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
        return new Keycloak(builder.start(), port, log);
    }

    /** Waits until it answers. */
    void await() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
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
