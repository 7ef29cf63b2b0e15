package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.step.StepCause;
import org.wenku.archive.step.StepNote;

/** Says how much the archive holds and how its parts are. */
final class StatusErrand implements Errand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int MOST_CAUSES = 50;

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
        archive.steps().list().causes(MOST_CAUSES).forEach(cause -> answer.accept(trouble(cause)));
    }

    /** What could not be done to how many, and why: a program that is missing, or what went wrong. */
    private static ObjectNode trouble(StepCause cause) {
        ObjectNode line = JSON.createObjectNode()
                .put("event", cause.lacks() == null ? "failed" : "lacking")
                .put("kind", cause.kind())
                .put("tool", cause.lacks())
                .put("count", cause.count());
        StepNote note = cause.note();
        return note == null
                ? line
                : line.put("zh", note.chinese()).put("en", note.english()).put("cause", note.cause());
    }
}
