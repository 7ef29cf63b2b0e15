package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Consumer;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Catalogue;

/** Says how much the archive holds and how its parts are. */
final class StatusErrand implements Errand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Archive archive;

    StatusErrand(Archive archive) {
        this.archive = archive;
    }

    @Override
    public void run(JsonNode wish, Consumer<JsonNode> answer) {
        Catalogue.Holdings holdings = archive.read(Catalogue::holdings);
        answer.accept(JSON.createObjectNode()
                .put("event", "status")
                .put("records", holdings.records())
                .put("visible", holdings.visibleRecords())
                .put("files", holdings.files())
                .put("bytes", holdings.bytes())
                .put("indexed", archive.index().count())
                .put("waiting", archive.follower().waiting())
                .put("database", archive.database().serverVersion())
                .put("ownDatabase", archive.database().own()));
    }
}
