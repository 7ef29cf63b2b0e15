package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.wenku.ingest.Sentence;

/** Sends errands to the process that has an archive open. */
public final class ControlClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECT_MILLIS = 2000;

    private final ControlServer.Doorplate plate;

    private ControlClient(ControlServer.Doorplate plate) {
        this.plate = plate;
    }

    /** The way to the process that has the archive in this home open, if there is one. */
    public static Optional<ControlClient> to(Path home) {
        if (!Files.exists(ControlServer.Doorplate.in(home))) {
            return Optional.empty();
        }
        try {
            ControlClient client = new ControlClient(ControlServer.Doorplate.read(home));
            try (Socket socket = client.connect();
                    BufferedReader in = reader(socket)) {
                return client.isAnswered(socket, in) ? Optional.of(client) : Optional.empty();
            }
        } catch (IOException e) {
            // The plate of a process that was killed; nobody is behind it.
            return Optional.empty();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), plate.port()), CONNECT_MILLIS);
        socket.setSoTimeout(CONNECT_MILLIS);
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Whether the one who listens there knows the token; a stranger is told nothing more. */
    private boolean isAnswered(Socket socket, BufferedReader in) throws IOException {
        String challenge = UUID.randomUUID().toString();
        socket.getOutputStream().write((challenge + "\n").getBytes(StandardCharsets.UTF_8));
        return ControlServer.Doorplate.proof(plate.token(), challenge).equals(in.readLine());
    }

    /**
     * Has an errand run and takes its answer line by line.
     *
     * @throws Refusal if the archive refused it, or went away before the end
     */
    public void send(String errand, JsonNode wish, Consumer<JsonNode> answer) {
        ObjectNode line = JSON.createObjectNode();
        line.setAll((ObjectNode) wish);
        line.put("errand", errand).put("token", plate.token());
        try (Socket socket = connect();
                BufferedReader in = reader(socket)) {
            if (!isAnswered(socket, in)) {
                throw wentAway();
            }
            // Because an errand may be silent for as long as it takes.
            socket.setSoTimeout(0);
            socket.getOutputStream().write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            hear(in, answer);
        } catch (IOException e) {
            throw wentAway();
        }
    }

    private static void hear(BufferedReader in, Consumer<JsonNode> answer) throws IOException {
        String said;
        while ((said = in.readLine()) != null) {
            JsonNode line = JSON.readTree(said);
            if (!line.path("end").asBoolean(false)) {
                answer.accept(line);
                continue;
            }
            JsonNode refused = line.path("refused");
            if (!refused.isMissingNode()) {
                throw new Refusal(new Sentence(
                        refused.path("zh").asText(), refused.path("en").asText()));
            }
            return;
        }
        throw wentAway();
    }

    private static Refusal wentAway() {
        return new Refusal(new Sentence(
                "服务器中途断开。已确认的都已保存；再次运行即可继续。",
                "The server went away. Everything it confirmed is safe; run the command again to go on."));
    }
}
