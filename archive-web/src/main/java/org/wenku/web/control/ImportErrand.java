package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.wenku.archive.Archive;
import org.wenku.archive.accession.Accession;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.sheet.NotASheet;
import org.wenku.archive.sheet.SheetKind;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.sheet.Fault;
import org.wenku.ingest.sheet.Meaning;
import org.wenku.ingest.sheet.NewSheetImport;
import org.wenku.ingest.sheet.OvertakenBySomebody;
import org.wenku.ingest.sheet.SheetImport;
import org.wenku.ingest.sheet.SheetImports;
import org.wenku.ingest.sheet.SheetSentences;
import org.wenku.ingest.sheet.SheetWatch;

/** Checks a sheet of this machine and enters its good rows. */
final class ImportErrand implements Errand {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FAULTS_SAID = 1000;

    private final Archive archive;
    private final SheetImports imports;

    ImportErrand(Archive archive, SheetImports imports) {
        this.archive = archive;
        this.imports = imports;
    }

    @Override
    public void run(JsonNode wish, Consumer<JsonNode> answer) {
        String by = wish.path("by").asText("command");
        Accession accession = Placing.accession(archive, wish.path("accession").asText(""));
        CatalogueRecord target = Placing.target(archive, wish.path("into").asText(""), false, by);
        Path sheet = there(wish.path("sheet").asText());
        Path files = wish.path("files").asText("").isEmpty()
                ? null
                : there(wish.path("files").asText());
        try {
            SheetImport it = imports.receive(new NewSheetImport(
                    sheet,
                    String.valueOf(sheet.getFileName()),
                    target.id(),
                    accession == null ? null : accession.id(),
                    files,
                    wish.path("update").asBoolean(),
                    columns(wish.path("columns")),
                    by));
            imports.check(it.id(), new Telling(answer));
            finish(it, wish, answer);
        } catch (NotASheet e) {
            throw new Refusal(SheetSentences.of(e));
        } catch (OvertakenBySomebody e) {
            throw new Refusal(new Sentence(
                    "另一个进程或窗口正在处理这份表格。",
                    "Another process or window is at work on this sheet; expected to be alone with it."));
        } catch (IOException e) {
            throw new UncheckedIOException("the sheet could not be read", e);
        }
    }

    private void finish(SheetImport it, JsonNode wish, Consumer<JsonNode> answer) throws IOException {
        SheetImport checked = imports.with(it.id()).orElseThrow();
        boolean hindered = imports.isHindered(checked);
        if (!wish.path("dryRun").asBoolean() && !hindered) {
            imports.enter(it.id(), new Telling(answer));
        }
        SheetImport done = imports.with(it.id()).orElseThrow();
        List<Fault> faults = imports.faults(done, null, FAULTS_SAID);
        faults.forEach(fault -> answer.accept(line(done, fault)));
        String out = wish.path("faults").asText("");
        if (!out.isEmpty() && done.counts().bad() > 0) {
            write(done, Path.of(out));
        }
        answer.accept(summary(done, hindered, faults.size()));
    }

    private void write(SheetImport it, Path out) throws IOException {
        SheetKind kind = String.valueOf(out.getFileName()).endsWith(".xlsx") ? SheetKind.XLSX : SheetKind.CSV;
        try (OutputStream to = Files.newOutputStream(out)) {
            imports.badRows(it, kind, to);
        }
    }

    private static Path there(String name) {
        Path path = Path.of(name);
        if (!Files.exists(path)) {
            throw new Refusal(new Sentence("找不到：" + path, "It is not there: " + path));
        }
        return path;
    }

    private static Map<String, Meaning> columns(JsonNode said) {
        Map<String, Meaning> columns = new HashMap<>();
        said.fields()
                .forEachRemaining(each -> columns.put(
                        each.getKey(),
                        Meaning.of(each.getValue().asText())
                                .orElseThrow(() -> new Refusal(new Sentence(
                                        "“" + each.getValue().asText()
                                                + "”不是列的含义；应为 title、created、code、parent、key、level、file、ignored 等。",
                                        "“" + each.getValue().asText()
                                                + "” is nothing that a column can mean; expected title, created, code,"
                                                + " parent, key, level, file, ignored or another term.")))));
        return columns;
    }

    private static ObjectNode line(SheetImport it, Fault fault) {
        Sentence sentence = fault.sentence();
        String header = fault.column() < it.columns().size()
                ? it.columns().get(fault.column()).header()
                : "";
        return JSON.createObjectNode()
                .put("event", "fault")
                .put("row", fault.row())
                .put("column", fault.columnName())
                .put("header", header)
                .put("kind", fault.kind().name())
                .put("zh", sentence.chinese())
                .put("en", sentence.english());
    }

    private static ObjectNode summary(SheetImport it, boolean hindered, int said) {
        SheetImport.Counts counts = it.counts();
        Sentence sentence = SheetSentences.of(it);
        ObjectNode line = JSON.createObjectNode()
                .put("event", "summary")
                .put("import", it.id().toString())
                .put("batch", it.batch().toString())
                .put("phase", it.phase().name())
                .put("hindered", hindered)
                .put("said", said)
                .put("zh", sentence.chinese())
                .put("en", sentence.english());
        line.putObject("counts")
                .put("rows", counts.rows())
                .put("faults", counts.faults())
                .put("bad", counts.bad())
                .put("ready", counts.ready())
                .put("created", counts.created())
                .put("updated", counts.updated())
                .put("same", counts.same());
        return line;
    }

    private record Telling(Consumer<JsonNode> answer) implements SheetWatch {
        @Override
        public void at(SheetImport.Phase phase, long done, long total) {
            answer.accept(JSON.createObjectNode()
                    .put("event", "at")
                    .put("phase", phase.name())
                    .put("done", done)
                    .put("total", total));
        }
    }
}
