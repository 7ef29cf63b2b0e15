package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.wenku.archive.Archive;
import org.wenku.archive.reconciliation.Disagreement;
import org.wenku.archive.reconciliation.Reconciliation;

/** Compares the store, the catalogue and the index. */
final class CheckErrand implements Errand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Archive archive;

    CheckErrand(Archive archive) {
        this.archive = archive;
    }

    @Override
    public void run(JsonNode wish, Consumer<JsonNode> answer) {
        Reconciliation reconciliation =
                new Reconciliation(archive, wish.path("bytes").asBoolean(false));
        Reconciliation.Report report = reconciliation.run(
                disagreement -> answer.accept(line(disagreement)),
                done -> answer.accept(
                        JSON.createObjectNode().put("event", "progress").put("done", done)));
        answer.accept(JSON.createObjectNode()
                .put("event", "checked")
                .put("records", report.records())
                .put("files", report.files())
                .put("objects", report.objects())
                .put("indexed", report.indexed())
                .put("disagreements", report.disagreements()));
    }

    private static ObjectNode line(Disagreement disagreement) {
        return JSON.createObjectNode()
                .put("event", "disagreement")
                .put("kind", disagreement.kind().name())
                .put("what", disagreement.what())
                .put("zh", disagreement.inChinese())
                .put("en", disagreement.inEnglish());
    }
}
