package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.wenku.archive.Archive;
import org.wenku.archive.accession.Batch;
import org.wenku.archive.accession.BatchUndo;
import org.wenku.archive.accession.Batches;
import org.wenku.archive.accession.Hindrance;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.sheet.SheetImports;
import org.wenku.ingest.sheet.SheetSentences;

/** Takes a whole batch back. */
final class UndoErrand implements Errand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Archive archive;
    private final SheetImports imports;

    UndoErrand(Archive archive, SheetImports imports) {
        this.archive = archive;
        this.imports = imports;
    }

    @Override
    public void run(JsonNode wish, Consumer<JsonNode> answer) {
        String by = wish.path("by").asText("command");
        Batch batch = batch(wish.path("batch").asText(""));
        Batch.Counts counts = archive.read(catalogue -> Batches.counts(catalogue, batch.id()));
        List<Hindrance> hindrances =
                imports.beginUndo(batch, by, wish.path("reason").asText(""));
        for (Hindrance hindrance : hindrances) {
            Sentence sentence = SheetSentences.of(hindrance);
            answer.accept(JSON.createObjectNode()
                    .put("event", "hindrance")
                    .put("zh", sentence.chinese())
                    .put("en", sentence.english()));
        }
        if (hindrances.isEmpty()) {
            long total = counts.created() + counts.changed();
            imports.undo(batch.id(), by, (BatchUndo.Watch) done -> answer.accept(JSON.createObjectNode()
                    .put("event", "at")
                    .put("phase", "UNDOING")
                    .put("done", done)
                    .put("total", total)));
        }
        ObjectNode summary = JSON.createObjectNode().put("event", "summary").put("undone", hindrances.isEmpty());
        summary.put("created", counts.created())
                .put("changed", counts.changed())
                .put("files", counts.files());
        answer.accept(summary);
    }

    private Batch batch(String said) {
        try {
            UUID id = UUID.fromString(said);
            return archive.read(catalogue -> Batches.with(catalogue, id)).orElseThrow(() -> none(said));
        } catch (IllegalArgumentException e) {
            throw none(said);
        }
    }

    private static Refusal none(String said) {
        return new Refusal(new Sentence(
                "没有批次“" + said + "”；批次号见导入的结果或接收登记页。",
                "There is no batch “" + said + "”; expected the identifier that the import or the register shows."));
    }
}
