package org.wenku.web.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.ingest.Sentence;

/**
 * Takes errands from commands on the same machine. It listens on the loopback address only, and a command must show a
 * token that stands in a file which only the owner of the home can read.
 */
public final class ControlServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_WISH = 1 << 20;

    private final ServerSocket socket;
    private final String token;
    private final Map<String, Errand> errands;
    private final Path file;

    private ControlServer(ServerSocket socket, String token, Map<String, Errand> errands, Path file) {
        this.socket = socket;
        this.token = token;
        this.errands = errands;
        this.file = file;
    }

    /** Begins to take errands for the archive in this home. */
    public static ControlServer open(Path home, Map<String, Errand> errands) throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        Path file = Doorplate.write(home, socket.getLocalPort(), token);
        ControlServer server = new ControlServer(socket, token, Map.copyOf(errands), file);
        Thread thread = new Thread(server::listen, "control");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** The file that says where the errands of a home are taken, and the token for it. */
    record Doorplate(int port, String token) {

        static Path in(Path home) {
            return home.resolve("control.json");
        }

        static Path write(Path home, int port, String token) throws IOException {
            Path fresh = home.resolve("control.json.new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            ObjectNode plate = JSON.createObjectNode().put("port", port).put("token", token);
            Files.writeString(fresh, plate.toString());
            return Files.move(fresh, in(home), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        /** What only somebody who knows the token can answer to a challenge. */
        static String proof(String token, String challenge) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(token.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest.digest(challenge.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        static Doorplate read(Path home) throws IOException {
            JsonNode plate = JSON.readTree(Files.readString(in(home)));
            return new Doorplate(plate.path("port").asInt(), plate.path("token").asText());
        }
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread thread = new Thread(() -> serve(caller), "errand");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.warn("a command could not be heard", e);
                }
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
                Writer out = new OutputStreamWriter(caller.getOutputStream(), StandardCharsets.UTF_8)) {
            // First this side shows that it knows the token, because the plate may be that of a process long killed and
            // the port now a stranger's, who must not be told it.
            out.write(Doorplate.proof(token, boundedLine(in)) + "\n");
            out.flush();
            JsonNode wish = JSON.readTree(boundedLine(in));
            if (!isKnown(wish)) {
                return;
            }
            answer(wish, out);
        } catch (IOException e) {
            LOG.debug("a command went away", e);
        }
    }

    private static String boundedLine(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c;
        while ((c = in.read()) >= 0 && c != '\n' && line.length() < LONGEST_WISH) {
            line.append((char) c);
        }
        return line.toString();
    }

    private boolean isKnown(JsonNode wish) {
        byte[] shown = wish.path("token").asText("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(shown, token.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(JsonNode wish, Writer out) throws IOException {
        Errand errand = errands.get(wish.path("errand").asText());
        ObjectNode end = JSON.createObjectNode().put("end", true);
        try {
            if (errand == null) {
                throw new Refusal(new Sentence("服务器不认识这个命令。", "The server does not know this command."));
            }
            errand.run(wish, line -> say(out, line));
        } catch (Refusal refusal) {
            end.putObject("refused")
                    .put("zh", refusal.sentence().chinese())
                    .put("en", refusal.sentence().english());
        } catch (RuntimeException e) {
            LOG.error("an errand failed: {}", wish.path("errand").asText(), e);
            end.putObject("refused").put("zh", "内部错误：" + e.getMessage()).put("en", "Internal error: " + e.getMessage());
        }
        say(out, end);
    }

    private static void say(Writer out, JsonNode line) {
        try {
            synchronized (out) {
                out.write(JSON.writeValueAsString(line));
                out.write('\n');
                out.flush();
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line of an answer is not JSON", e);
        } catch (IOException e) {
            // Because what was begun in the archive is brought to its end, whether or not anybody still listens.
            LOG.trace("nobody listens", e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("the control port did not close cleanly", e);
        }
    }
}
