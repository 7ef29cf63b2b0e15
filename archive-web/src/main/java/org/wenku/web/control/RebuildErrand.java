package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Consumer;
import org.wenku.archive.Archive;

/** Builds the index anew beside the running one. */
final class RebuildErrand implements Errand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Archive archive;

    RebuildErrand(Archive archive) {
        this.archive = archive;
    }

    @Override
    public void run(JsonNode wish, Consumer<JsonNode> answer) {
        long all = archive.read(catalogue -> catalogue.holdings().records());
        long count = archive.follower()
                .rebuild(done -> answer.accept(JSON.createObjectNode()
                        .put("event", "progress")
                        .put("done", done)
                        .put("of", all)));
        answer.accept(JSON.createObjectNode().put("event", "rebuilt").put("records", count));
    }
}
