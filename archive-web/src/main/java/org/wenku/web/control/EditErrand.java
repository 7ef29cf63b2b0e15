package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.wenku.archive.Archive;
import org.wenku.archive.changeset.Alone;
import org.wenku.archive.changeset.BadWish;
import org.wenku.archive.changeset.ChangeSet;
import org.wenku.archive.changeset.ChangeSet.Outcome;
import org.wenku.archive.changeset.ChangeSets;
import org.wenku.archive.changeset.ChangedRecord;
import org.wenku.archive.changeset.Difference;
import org.wenku.archive.changeset.Fault;
import org.wenku.archive.changeset.NewChangeSet;
import org.wenku.archive.changeset.OperationJson;
import org.wenku.archive.changeset.Saying;
import org.wenku.archive.changeset.Selection;
import org.wenku.archive.changeset.SheetReturn;
import org.wenku.archive.description.Statement;
import org.wenku.ingest.Sentence;

/** Changes many records at once, by operations or by a sheet, or takes such a change back. */
final class EditErrand implements Errand {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 10;

    private final Archive archive;
    private final ChangeSets sets;

    EditErrand(Archive archive) {
        this.archive = archive;
        this.sets = new ChangeSets(archive);
    }

    @Override
    public void run(JsonNode wish, Consumer<JsonNode> answer) {
        try {
            ChangeSet set = previewed(wish, answer);
            show(set, answer);
            if (!wish.path("dryRun").asBoolean() && set.counts().changing() > 0) {
                answer.accept(counted("applied", applied(set, wish, answer)));
            } else if (wish.path("dryRun").asBoolean()) {
                sets.discard(set.id());
            }
        } catch (BadWish e) {
            throw new Refusal(new Sentence(e.why().chinese(), e.why().english()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChangeSet previewed(JsonNode wish, Consumer<JsonNode> answer) throws IOException {
        String name = wish.path("name").asText("edit");
        String by = wish.path("by").asText("command");
        if (wish.has("undo")) {
            return sets.undo(identifier(wish.path("undo").asText()), name, by);
        }
        if (wish.has("sheet")) {
            Path file = Path.of(wish.path("sheet").asText());
            if (!Files.isRegularFile(file)) {
                throw new Refusal(new Sentence("找不到文件：" + file, "There is no such file: " + file));
            }
            Selection sheet = new Selection.Sheet(String.valueOf(file.getFileName()));
            return new SheetReturn(archive).preview(new NewChangeSet(name, sheet, List.of(), null, by), file);
        }
        ChangeSet set = sets.begin(new NewChangeSet(
                name, Selection.read(wish.path("find")), OperationJson.read(wish.path("change")), null, by));
        sets.preview(set.id(), new Alone(done -> answer.accept(progress("previewing", done))));
        ChangeSet whole = sets.find(set.id()).orElseThrow();
        Saying trouble = whole.trouble();
        if (trouble != null) {
            throw new BadWish(trouble);
        }
        return whole;
    }

    private static UUID identifier(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    new Sentence("“" + text + "”不是修改集的标识符。", "“" + text + "” is not the identifier of a change set."));
        }
    }

    private ChangeSet applied(ChangeSet set, JsonNode wish, Consumer<JsonNode> answer) {
        sets.askToApply(set.id(), wish.path("by").asText("command"));
        sets.apply(set.id(), new Alone(done -> answer.accept(progress("applying", done))));
        return sets.find(set.id()).orElseThrow();
    }

    private static ObjectNode progress(String what, long done) {
        return JSON.createObjectNode().put("event", what).put("done", done);
    }

    private void show(ChangeSet set, Consumer<JsonNode> answer) {
        sets.records(set, Outcome.CHANGING, 0, SHOWN).forEach(record -> answer.accept(line(record)));
        for (Outcome outcome : List.of(Outcome.IMPOSSIBLE, Outcome.SINCE_CHANGED)) {
            sets.records(set, outcome, 0, SHOWN).forEach(record -> answer.accept(line(record)));
        }
        for (Fault fault : sets.faults(set, 0, SHOWN * SHOWN)) {
            answer.accept(JSON.createObjectNode()
                    .put("event", "fault")
                    .put("row", fault.row())
                    .put("column", fault.column())
                    .put("found", fault.found())
                    .put("zh", fault.why().chinese())
                    .put("en", fault.why().english()));
        }
        answer.accept(counted("previewed", set));
    }

    private static ObjectNode line(ChangedRecord record) {
        ObjectNode line = JSON.createObjectNode()
                .put("event", "record")
                .put("code", record.referenceCode())
                .put("outcome", record.outcome().name());
        Saying why = record.why();
        if (why != null) {
            line.put("zh", why.chinese()).put("en", why.english());
        }
        Difference change = record.change();
        if (change != null) {
            change.onlyBefore().forEach(statement -> line.withArray("before").add(said(statement)));
            change.onlyAfter().forEach(statement -> line.withArray("after").add(said(statement)));
        }
        return line;
    }

    private static String said(Statement statement) {
        String language = statement.language() == null ? "" : "[" + statement.language() + "]";
        return statement.term().localName() + language + "=" + statement.value();
    }

    private static ObjectNode counted(String event, ChangeSet set) {
        ObjectNode line =
                JSON.createObjectNode().put("event", event).put("set", set.id().toString());
        for (Outcome outcome : Outcome.values()) {
            line.put(outcome.name(), set.counts().of(outcome));
        }
        return line.put("found", set.counts().found())
                .put("faults", set.counts().faults())
                .put("elsewhere", set.counts().elsewhere());
    }
}
