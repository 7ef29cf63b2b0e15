package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.wenku.archive.Archive;
import org.wenku.archive.accession.Accession;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.bag.BagIngest;
import org.wenku.ingest.run.Ingest;
import org.wenku.ingest.run.IngestOutcome;
import org.wenku.ingest.run.IngestRequest;
import org.wenku.ingest.run.IngestSummary;
import org.wenku.ingest.run.IngestWatch;

/** Takes in files and folders of this machine. */
final class IngestErrand implements Errand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Archive archive;
    private final Ingest ingest;
    private final BagIngest bags;

    IngestErrand(Archive archive, Ingest ingest) {
        this.archive = archive;
        this.ingest = ingest;
        this.bags = new BagIngest(archive, ingest);
    }

    @Override
    public void run(JsonNode wish, Consumer<JsonNode> answer) {
        List<Path> sources = sources(wish);
        boolean publish = wish.path("publish").asBoolean(false);
        String by = wish.path("by").asText("command");
        Accession accession = Placing.accession(archive, wish.path("accession").asText(""));
        CatalogueRecord target = Placing.target(archive, wish.path("into").asText(""), publish, by);
        IngestSummary summary = take(
                new IngestRequest(sources, target.id(), publish, by, accession == null ? null : accession.id()),
                new Telling(answer));
        answer.accept(summaryLine(summary, target, publish));
    }

    /** Each bag is a run of its own, because it is taken as a whole or not at all; everything else is one run. */
    private IngestSummary take(IngestRequest request, IngestWatch watch) {
        Map<Boolean, List<Path>> sources =
                request.sources().stream().collect(Collectors.partitioningBy(BagIngest::concerns));
        List<IngestSummary> runs = new ArrayList<>();
        List<Path> others = sources.getOrDefault(false, List.of());
        if (!others.isEmpty()) {
            runs.add(ingest.take(request.of(others, request.into()), watch));
        }
        for (Path bag : sources.getOrDefault(true, List.of())) {
            if (runs.stream().allMatch(run -> run.stopped() == null)) {
                runs.add(bags.take(bag, request, watch).summary());
            }
        }
        return runs.stream().reduce(IngestSummary::and).orElseThrow();
    }

    private static List<Path> sources(JsonNode wish) {
        List<Path> sources = new ArrayList<>();
        for (JsonNode source : wish.path("sources")) {
            Path path = Path.of(source.asText());
            if (!Files.exists(path)) {
                throw new Refusal(new Sentence("找不到：" + path, "It is not there: " + path));
            }
            sources.add(path);
        }
        if (sources.isEmpty()) {
            throw new Refusal(new Sentence("没有指明要入库的文件或文件夹。", "No file or folder was named."));
        }
        return sources;
    }

    private static ObjectNode summaryLine(IngestSummary summary, CatalogueRecord target, boolean publish) {
        ObjectNode line = JSON.createObjectNode().put("event", "summary");
        line.put("run", summary.run().toString());
        line.put("complete", summary.everythingHeld());
        line.put("hidden", publish && !target.visible());
        ObjectNode counts = line.putObject("counts");
        summary.counts().forEach((kind, count) -> counts.put(kind.name(), count));
        Sentence stopped = summary.stopped();
        if (stopped != null) {
            line.putObject("stopped").put("zh", stopped.chinese()).put("en", stopped.english());
        }
        return line;
    }

    /** Says each thing found and each outcome as a line. */
    private record Telling(Consumer<JsonNode> answer) implements IngestWatch {
        @Override
        public void found(Path path, long bytes) {
            answer.accept(JSON.createObjectNode().put("event", "found").put("bytes", bytes));
        }

        @Override
        public void ended(Path path, long bytes, IngestOutcome outcome) {
            Sentence sentence = outcome.sentence();
            ObjectNode line = JSON.createObjectNode()
                    .put("event", "ended")
                    .put("path", path.toString())
                    .put("bytes", bytes)
                    .put("outcome", outcome.kind().name())
                    .put("noted", outcome instanceof IngestOutcome.Accepted accepted && accepted.note() != null)
                    .put("zh", sentence.chinese())
                    .put("en", sentence.english());
            outcome.recordId().ifPresent(id -> line.put("record", id.toString()));
            answer.accept(line);
        }
    }
}
