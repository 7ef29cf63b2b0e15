package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.wenku.archive.Archive;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.exchange.bagit.BagTarget;
import org.wenku.archive.exchange.bagit.FolderTarget;
import org.wenku.archive.exchange.bagit.TarTarget;
import org.wenku.archive.packaging.PackageExport;
import org.wenku.ingest.Sentence;

/** Writes a unit and everything below it as a bag on this machine: a folder, or a tar file. */
final class PackageErrand implements Errand {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUFFER = 256 * 1024;

    private final Archive archive;

    PackageErrand(Archive archive) {
        this.archive = archive;
    }

    @Override
    public void run(JsonNode wish, Consumer<JsonNode> answer) {
        CatalogueRecord top = top(wish.path("code").asText(""));
        Path bag = Path.of(wish.path("bag").asText(""));
        long[] units = new long[1];
        try {
            write(top, bag, done -> {
                units[0] = done;
                answer.accept(JSON.createObjectNode().put("event", "progress").put("done", done));
            });
        } catch (FileAlreadyExistsException e) {
            throw new Refusal(new Sentence(
                    "已经有 " + bag + "，不会覆盖；请另给一个名称。",
                    bag + " is there already and is not overwritten; name another place."));
        } catch (IOException e) {
            throw new Refusal(
                    new Sentence("未能写成包：" + e.getMessage(), "The bag could not be written: " + e.getMessage()));
        }
        answer.accept(JSON.createObjectNode()
                .put("event", "exported")
                .put("units", units[0])
                .put("bag", bag.toString()));
    }

    private void write(CatalogueRecord top, Path bag, java.util.function.LongConsumer progress) throws IOException {
        PackageExport export = new PackageExport(archive);
        if (!String.valueOf(bag.getFileName()).endsWith(".tar")) {
            export.write(top, FolderTarget.at(bag), progress);
            return;
        }
        if (Files.exists(bag)) {
            throw new FileAlreadyExistsException(bag.toString());
        }
        Path part = bag.resolveSibling(bag.getFileName() + ".part");
        try {
            export.write(top, tar(part, top), progress);
            Files.move(part, bag, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static BagTarget tar(Path part, CatalogueRecord top) throws IOException {
        return new TarTarget(
                new BufferedOutputStream(
                        Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), BUFFER),
                top.reference().text().replace('/', '-'));
    }

    private CatalogueRecord top(String code) {
        try {
            ReferenceCode reference = new ReferenceCode(code);
            return archive.read(catalogue -> catalogue.record(reference))
                    .orElseThrow(() -> new Refusal(
                            new Sentence("没有档号为 " + code + " 的档案。", "There is no unit with the code " + code + ".")));
        } catch (IllegalArgumentException e) {
            throw new Refusal(new Sentence("“" + code + "”不是档号。", e.getMessage() + "."));
        }
    }
}
