package org.wenku.web.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.unpacking.Unpacking;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.rendition.Needs;
import org.wenku.web.House;
import org.wenku.web.control.ControlClient;
import org.wenku.web.control.Errand;
import org.wenku.web.control.Refusal;

/** Sends an errand through the process that has the archive open, or opens the archive for it. */
final class Messenger {

    private final Settings settings;

    Messenger(Settings settings) {
        this.settings = settings;
    }

    /** Has the errand run; each line of its answer goes to {@code answer}. */
    void send(String errand, JsonNode wish, Consumer<JsonNode> answer) {
        Optional<ControlClient> server = ControlClient.to(settings.home());
        if (server.isPresent()) {
            server.get().send(errand, wish, answer);
            return;
        }
        try (House house = House.open(settings)) {
            house.archive().makeIndexWhole();
            Errand known = house.errands().get(errand);
            if (known == null) {
                throw new Refusal(new Sentence("没有这个命令。", "There is no such errand."));
            }
            if (errand.equals("unpack")) {
                // The errand waits for what it asks for, and nobody else is there to do it.
                house.workAt(Unpacking.KIND);
            }
            known.run(wish, answer);
            if (errand.equals("ingest")) {
                // A server opens mail and reads pictures of text in the background; a command that is alone does it
                // before
                // it ends.
                house.drain(
                        Set.of(Unpacking.KIND, Needs.OCR),
                        left -> answer.accept(JsonNodeFactory.instance
                                .objectNode()
                                .put("event", "ocr")
                                .put("left", left)));
            }
        }
    }
}
