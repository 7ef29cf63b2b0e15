package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.rendition.Remaking;
import org.wenku.ingest.rendition.Renditions;

/** Asks for renditions again that the present tools would make better, or that are missing. */
final class RemakeErrand implements Errand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Renditions renditions;

    RemakeErrand(Renditions renditions) {
        this.renditions = renditions;
    }

    @Override
    public void run(JsonNode wish, Consumer<JsonNode> answer) {
        List<String> known = Remaking.names();
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode kind : wish.path("kinds")) {
            if (!known.contains(kind.asText())) {
                String all = String.join(", ", known);
                throw new Refusal(new Sentence(
                        "没有“" + kind.asText() + "”这种派生件；可选：" + all,
                        "There is no kind of rendition \"" + kind.asText() + "\"; there are " + all));
            }
            names.add(kind.asText());
        }
        Remaking.Asked asked = renditions
                .remaking()
                .ask(
                        names.isEmpty() ? Set.copyOf(known) : names,
                        wish.path("by").asText("command"),
                        files -> answer.accept(
                                JSON.createObjectNode().put("event", "looking").put("files", files)));
        answer.accept(JSON.createObjectNode()
                .put("event", "asked")
                .put("files", asked.files())
                .put("steps", asked.asked()));
    }
}
