package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.Consumer;
import org.wenku.archive.Archive;
import org.wenku.archive.changeset.BadWish;
import org.wenku.archive.changeset.Selection;
import org.wenku.archive.changeset.SheetExport;
import org.wenku.archive.sheet.SheetKind;
import org.wenku.ingest.Sentence;

/** Writes records as a sheet into a file of this machine, whole or not at all. */
final class ExportErrand implements Errand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Archive archive;

    ExportErrand(Archive archive) {
        this.archive = archive;
    }

    @Override
    public void run(JsonNode wish, Consumer<JsonNode> answer) {
        Path target = Path.of(wish.path("file").asText()).toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Refusal(new Sentence("没有这个文件夹：" + folder, "There is no such folder: " + folder));
        }
        SheetKind kind = target.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx") ? SheetKind.XLSX : SheetKind.CSV;
        try {
            Path unfinished = Files.createTempFile(folder, ".export-", "." + kind.extension());
            try {
                long written = new SheetExport(archive)
                        .write(Selection.read(wish.path("find")), null, kind, Files.newOutputStream(unfinished));
                Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
                answer.accept(JSON.createObjectNode().put("event", "exported").put("records", written));
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (BadWish e) {
            throw new Refusal(new Sentence(e.why().chinese(), e.why().english()));
        } catch (IOException e) {
            throw new UncheckedIOException("the sheet could not be written: " + target, e);
        }
    }
}
