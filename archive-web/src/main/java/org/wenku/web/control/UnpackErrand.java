package org.wenku.web.control;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.wenku.archive.Archive;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepList;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepState;
import org.wenku.archive.unpacking.Container;
import org.wenku.archive.unpacking.Unpacking;
import org.wenku.ingest.Sentence;

/** Asks for the containers of a record to be unpacked, and waits until that has ended. */
final class UnpackErrand implements Errand {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Archive archive;

    UnpackErrand(Archive archive) {
        this.archive = archive;
    }

    @Override
    public void run(JsonNode wish, Consumer<JsonNode> answer) {
        Map<UUID, String> names =
                containers(wish.path("record").asText(""), wish.path("by").asText("command"));
        Map<UUID, Long> told = new HashMap<>();
        while (!names.isEmpty()) {
            Map<UUID, Step> steps =
                    archive.read(catalogue -> StepList.newest(catalogue, Unpacking.KIND, List.copyOf(names.keySet())));
            steps.forEach((file, step) -> {
                String name = requireNonNull(names.get(file));
                Long total = step.total();
                if (step.state() != StepState.WAITING && step.state() != StepState.RUNNING) {
                    names.remove(file);
                    answer.accept(ended(name, step));
                } else if (total != null && !Long.valueOf(step.done()).equals(told.put(file, step.done()))) {
                    answer.accept(line("at", name).put("done", step.done()).put("total", total));
                }
            });
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** The containers of a record, which are asked to be unpacked, with their names. */
    private Map<UUID, String> containers(String said, String by) {
        CatalogueRecord record = archive.read(catalogue -> find(catalogue, said))
                .orElseThrow(() -> new Refusal(new Sentence(
                        "没有“" + said + "”这一记录；应为档号或记录号。",
                        "There is no record “" + said + "”; expected a reference code or an identifier.")));
        List<HeldFile> containers = archive.read(catalogue -> catalogue.files(record.id())).stream()
                .filter(file -> Container.of(file).isPresent())
                .toList();
        if (containers.isEmpty()) {
            String code = record.reference().text();
            throw new Refusal(
                    new Sentence(
                            "“" + code + "”里没有可以拆解的文件；应为压缩包（ZIP、TAR、7z、RAR）、邮件或邮箱。",
                            code
                                    + " has no file that holds others; expected a packed file (ZIP, TAR, 7z, RAR), a message or a mailbox."));
        }
        archive.write(new Act(by, Unpacking.KIND, null), desk -> {
            containers.forEach(file -> Unpacking.ask(archive.steps(), desk, file, by));
            return null;
        });
        archive.steps().wake();
        return containers.stream().collect(Collectors.toMap(HeldFile::id, HeldFile::name, (a, b) -> a, HashMap::new));
    }

    private static ObjectNode line(String event, String name) {
        return JSON.createObjectNode().put("event", event).put("name", name);
    }

    private static ObjectNode ended(String name, Step step) {
        ObjectNode line = line("ended", name).put("done", step.state() == StepState.DONE);
        StepNote note = step.note();
        if (note != null) {
            line.put("zh", note.chinese()).put("en", note.english()).put("cause", note.cause());
        }
        return line;
    }

    private static Optional<CatalogueRecord> find(Catalogue catalogue, String said) {
        try {
            return catalogue.record(UUID.fromString(said));
        } catch (IllegalArgumentException notOne) {
            return byCode(catalogue, said);
        }
    }

    private static Optional<CatalogueRecord> byCode(Catalogue catalogue, String said) {
        try {
            return catalogue.record(new ReferenceCode(said));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
