package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.wenku.archive.Archive;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.unpacking.Container;
import org.wenku.archive.unpacking.Unpacking;
import org.wenku.ingest.Sentence;

/** Asks for the containers of a record to be unpacked. */
final class UnpackErrand implements Errand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Archive archive;

    UnpackErrand(Archive archive) {
        this.archive = archive;
    }

    @Override
    public void run(JsonNode wish, Consumer<JsonNode> answer) {
        String said = wish.path("record").asText("");
        String by = wish.path("by").asText("command");
        CatalogueRecord record = archive.read(catalogue -> find(catalogue, said))
                .orElseThrow(() -> new Refusal(new Sentence(
                        "没有“" + said + "”这一记录；应为档号或记录号。",
                        "There is no record “" + said + "”; expected a reference code or an identifier.")));
        List<HeldFile> containers = archive.read(catalogue -> catalogue.files(record.id())).stream()
                .filter(file -> Container.of(file).isPresent())
                .toList();
        if (containers.isEmpty()) {
            throw new Refusal(new Sentence(
                    "“" + record.reference().text() + "”里没有可以拆解的文件；应为邮件、邮箱或压缩包。",
                    record.reference().text() + " has no file that holds others; expected a message, a mailbox or a packed file."));
        }
        archive.write(new Act(by, Unpacking.KIND, null), desk -> {
            containers.forEach(file -> Unpacking.ask(archive.steps(), desk, file, by));
            return null;
        });
        archive.steps().wake();
        containers.forEach(
                file -> answer.accept(JSON.createObjectNode().put("event", "asked").put("name", file.name())));
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
