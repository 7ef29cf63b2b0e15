package org.wenku.web.trial;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wenku.archive.Archive;
import org.wenku.archive.reconciliation.Disagreement;
import org.wenku.archive.reconciliation.Reconciliation;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.storage.ocfl.OcflRootValidation;
import org.wenku.ingest.run.Ingest;
import org.wenku.web.House;

/** A whole house for a trial, with its own PostgreSQL and real extraction processes, wired as the command wires it. */
final class TrialHouse implements AutoCloseable {

    /** The class path of extraction processes, from which the build keeps everything else away. */
    static final String WORKER = Stream.of(
                    "../ingest/target/worker", "../ingest/target/classes", "../archive-core/target/classes")
            .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
            .collect(Collectors.joining(File.pathSeparator));

    private final Path home;
    private final House house;

    private TrialHouse(Path home, House house) {
        this.home = home;
        this.house = house;
    }

    /** Opens the house in this home, making whatever is not there yet. */
    static TrialHouse in(Path home) {
        return in(home, Map.of());
    }

    /** The same with these environment variables set. */
    static TrialHouse in(Path home, Map<String, String> more) {
        System.setProperty("wenku.worker", System.getProperty("wenku.worker", WORKER));
        Map<String, String> environment = new HashMap<>(more);
        environment.put("WENKU_OCR_ENABLED", "false");
        House house = House.open(Settings.load(home, environment));
        house.archive().makeIndexWhole();
        return new TrialHouse(home, house);
    }

    /** The archive in it. */
    Archive archive() {
        return house.archive();
    }

    /** The house itself. */
    House house() {
        return house;
    }

    /** What takes things in. */
    Ingest ingest() {
        return house.ingest();
    }

    /** What was said of an ingest, line by line. */
    record Taken(List<JsonNode> lines) {
        /** The outcome of each file, by its path below the drop. */
        Map<String, String> outcomes(Path drop) {
            return ended().collect(Collectors.toMap(
                    line -> drop.relativize(Path.of(line.path("path").asText())).toString(),
                    line -> line.path("outcome").asText()));
        }

        String record(Path file) {
            return ended().filter(line -> line.path("path").asText().equals(file.toString()))
                    .map(line -> line.path("record").asText())
                    .findFirst()
                    .orElseThrow();
        }

        long count(String outcome) {
            return summary().path("counts").path(outcome).asLong();
        }

        long found() {
            return lines.stream()
                    .filter(line -> line.path("event").asText().equals("found"))
                    .count();
        }

        Stream<JsonNode> ended() {
            return lines.stream().filter(line -> line.path("event").asText().equals("ended"));
        }

        JsonNode summary() {
            return lines.get(lines.size() - 1);
        }
    }

    Taken take(boolean publish, Path... sources) {
        return take(publish, line -> {}, sources);
    }

    /** Takes these into the fonds K; each line is also told as it is said. */
    Taken take(boolean publish, Consumer<JsonNode> telling, Path... sources) {
        ObjectNode wish = JsonNodeFactory.instance
                .objectNode()
                .put("into", "K")
                .put("publish", publish)
                .put("by", "trial");
        ArrayNode named = wish.putArray("sources");
        Stream.of(sources).forEach(source -> named.add(source.toString()));
        List<JsonNode> lines = new ArrayList<>();
        requireNonNull(house.errands().get("ingest")).run(wish, line -> {
            lines.add(line);
            telling.accept(line);
        });
        return new Taken(lines);
    }

    /** Writes the unit with this code as a bag. */
    void export(String code, Path bag) {
        requireNonNull(house.errands().get("package"))
                .run(JsonNodeFactory.instance.objectNode().put("code", code).put("bag", bag.toString()), line -> {});
    }

    long count(String sql) {
        return ((Number) ask(sql).get(0)).longValue();
    }

    List<Object> ask(String sql) {
        return house.archive()
                .read(catalogue -> catalogue.ask(
                        session -> session.createNativeQuery(sql, Object.class).list()));
    }

    /** Everything that would change if something were taken twice. */
    List<Long> holdings() throws IOException {
        return List.of(
                count("select count(*) from record"),
                count("select count(*) from file"),
                count("select count(*) from text_part"),
                count("select count(*) from history"),
                (long) new OcflRootValidation(home.resolve("store")).check(),
                versions());
    }

    private long versions() {
        try (Stream<org.wenku.archive.storage.ObjectId> objects =
                house.archive().store().objects()) {
            return objects.mapToLong(object ->
                            house.archive().store().head(object).orElseThrow().version())
                    .sum();
        }
    }

    /** Store, catalogue and index have these items, and say the same of them, byte for byte. */
    void agreesOn(int items) throws IOException {
        List<Disagreement> disagreements = new ArrayList<>();
        Reconciliation.Report report = new Reconciliation(house.archive(), true).run(disagreements::add, done -> {});
        assertThat(disagreements).isEmpty();
        assertThat(report.objects()).isEqualTo(items);
        assertThat(report.indexed()).isEqualTo(report.records());
        assertThat(count("select count(*) from record where level = 'ITEM'")).isEqualTo(items);
        assertThat(count("select count(distinct (fonds_id, sha256)) from file"))
                .isEqualTo(count("select count(*) from file"));
        assertThat(new OcflRootValidation(home.resolve("store")).check()).isEqualTo(items);
        assertThat(home.resolve("staging")).isEmptyDirectory();
    }

    @Override
    public void close() {
        house.close();
    }
}
