package org.wenku.web.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.storage.OriginalName;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.drop.DropWalk;
import org.wenku.ingest.drop.FolderPlace;
import org.wenku.ingest.drop.Found;
import org.wenku.web.control.Refusal;

/**
 * Takes files and folders of this machine into an archive on another. Run again it goes on with the delivery that was not
 * completed, byte for byte where it was; its lines are those of an ingest on the spot.
 */
final class RemoteIngest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOGETHER = 200;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final String DELIVERIES = "api/v1/deliveries/";

    private final RemoteArchive archive;
    private final Consumer<JsonNode> told;
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<Local> waiting = new ArrayList<>();
    private final Set<String> sentBefore = new HashSet<>();
    private @Nullable String delivery;
    private long sent;

    RemoteIngest(RemoteArchive archive, Consumer<JsonNode> told) {
        this.archive = archive;
        this.told = told;
    }

    /** A file of this machine. */
    private record Local(Path file, byte[] path, long size, long modified) {
        String key() {
            return new String(path, java.nio.charset.StandardCharsets.UTF_8) + "\n" + size + "\n" + modified;
        }
    }

    /**
     * Takes these below the unit with this code; ends when every file has its outcome.
     *
     * @param accession the number of the accession they belong to; empty for none
     */
    void take(List<Path> sources, String into, String accession, boolean publish) {
        ObjectNode wish = JSON.createObjectNode()
                .put("into", into)
                .put("accession", accession)
                .put("publish", publish)
                .put("way", "command")
                .put("label", label(sources))
                .put("resume", true);
        JsonNode opened = archive.post(DELIVERIES, wish);
        if (!opened.path("state").asText().equals("OPEN")) {
            awaitEnd(opened.path("id").asText(), true);
            opened = archive.post(DELIVERIES, wish);
        }
        delivery = opened.path("id").asText();
        DropWalk.through(sources, this::found);
        sendWaiting();
        if (sent > 0) {
            archive.post(DELIVERIES + delivery + "/hand-in", JSON.createObjectNode());
            awaitEnd(delivery, false);
        }
        told.accept(summary());
    }

    private static String label(List<Path> sources) {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "?";
        }
        Path first = sources.get(0).toAbsolutePath().normalize();
        return host + ":" + first + (sources.size() > 1 ? " +" + (sources.size() - 1) : "");
    }

    private void found(Found found) {
        told.accept(JSON.createObjectNode().put("event", "found"));
        if (found instanceof Found.Arrival arrival) {
            add(arrival);
            arrival.beside().forEach(this::add);
        } else if (found instanceof Found.Unfit unfit) {
            refused(unfit.path(), unfit.because());
        }
    }

    private void refused(Path path, Sentence because) {
        ended(path.toString(), 0, "REFUSED", because.chinese(), because.english());
    }

    private void add(Found.Arrival arrival) {
        try {
            long modified = Files.getLastModifiedTime(arrival.path()).toMillis();
            Local local = new Local(arrival.path(), path(arrival), arrival.size(), modified);
            if (!sentBefore.contains(local.key())) {
                waiting.add(local);
            }
        } catch (IOException e) {
            refused(arrival.path(), new Sentence("无法读取：" + e.getMessage(), "It could not be read: " + e.getMessage()));
        }
        if (waiting.size() >= TOGETHER) {
            sendWaiting();
        }
    }

    private static byte[] path(Found.Arrival arrival) {
        List<OriginalName> names = new ArrayList<>(List.of(arrival.name()));
        for (FolderPlace folder = arrival.folder(); folder != null; folder = folder.parent()) {
            names.add(0, folder.name());
        }
        ByteArrayOutputStream path = new ByteArrayOutputStream();
        for (OriginalName name : names) {
            if (path.size() > 0) {
                path.write('/');
            }
            path.writeBytes(name.bytes());
        }
        return path.toByteArray();
    }

    private void sendWaiting() {
        ObjectNode wish = JSON.createObjectNode();
        ArrayNode files = wish.putArray("files");
        List<Local> announced = new ArrayList<>();
        for (Local local : waiting) {
            try {
                files.addObject()
                        .put("pathBytes", Base64.getEncoder().encodeToString(local.path()))
                        .put("size", local.size())
                        .put("modified", local.modified())
                        .put("sha256", sha256(local.file()));
                announced.add(local);
            } catch (IOException e) {
                files.remove(files.size() - 1);
                refused(
                        local.file(),
                        new Sentence("无法读取：" + e.getMessage(), "It could not be read: " + e.getMessage()));
            }
        }
        waiting.clear();
        if (announced.isEmpty()) {
            return;
        }
        JsonNode known = archive.post(DELIVERIES + delivery + "/files", wish).path("files");
        for (int i = 0; i < announced.size(); i++) {
            send(announced.get(i), known.get(i));
        }
    }

    private void send(Local local, JsonNode known) {
        if (known.path("state").asText().equals("COMING")) {
            archive.send(
                    known.path("id").asText(),
                    local.file(),
                    local.size(),
                    bytes -> told.accept(JSON.createObjectNode()
                            .put("event", "sent")
                            .put("path", local.file().toString())
                            .put("bytes", bytes)
                            .put("of", local.size())));
        }
        sent++;
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Waits until all files of a delivery have their outcomes, and tells them. */
    private void awaitEnd(String id, boolean earlier) {
        JsonNode state = archive.get(DELIVERIES + id);
        while (!state.path("state").asText().equals("DONE")) {
            if (state.hasNonNull("note")) {
                throw new Refusal(new Sentence(
                        state.path("note").path("zh").asText(),
                        state.path("note").path("en").asText()));
            }
            state = archive.getLater(DELIVERIES + id, LOOK_AGAIN);
        }
        String cursor = "";
        do {
            JsonNode page = archive.get(DELIVERIES + id + "/files?cursor=" + cursor);
            page.path("files").forEach(file -> ended(file, earlier));
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
    }

    private void ended(JsonNode file, boolean earlier) {
        if (earlier) {
            sentBefore.add(file.path("path").asText() + "\n" + file.path("size").asLong() + "\n"
                    + file.path("modified").asLong());
        }
        JsonNode outcome = file.path("outcome");
        ended(
                file.path("path").asText(),
                file.path("size").asLong(),
                outcome.path("kind").asText(),
                outcome.path("zh").asText(),
                outcome.path("en").asText());
    }

    private void ended(String path, long bytes, String outcome, String chinese, String english) {
        counts.merge(outcome, 1L, Long::sum);
        told.accept(JSON.createObjectNode()
                .put("event", "ended")
                .put("path", path)
                .put("bytes", bytes)
                .put("outcome", outcome)
                .put("zh", chinese)
                .put("en", english));
    }

    private ObjectNode summary() {
        ObjectNode summary = JSON.createObjectNode().put("event", "summary");
        summary.put("complete", counts.getOrDefault("REFUSED", 0L) == 0 && counts.getOrDefault("QUARANTINED", 0L) == 0);
        ObjectNode all = summary.putObject("counts");
        counts.forEach(all::put);
        return summary;
    }
}
