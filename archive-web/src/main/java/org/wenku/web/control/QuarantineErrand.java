package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.quarantine.QuarantineItem;
import org.wenku.ingest.quarantine.QuarantineItem.State;
import org.wenku.ingest.quarantine.QuarantineRegister;
import org.wenku.ingest.run.Releasing;

/** Lists what waits in the quarantine, and takes a decision about one item. */
final class QuarantineErrand implements Errand {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 200;

    private final Archive archive;
    private final QuarantineRegister register;

    QuarantineErrand(Archive archive) {
        this.archive = archive;
        this.register = new QuarantineRegister(archive);
    }

    @Override
    public void run(JsonNode wish, Consumer<JsonNode> answer) {
        if (wish.has("decision")) {
            decide(wish, answer);
        } else {
            list(answer);
        }
    }

    private void list(Consumer<JsonNode> answer) {
        UUID before = null;
        List<QuarantineItem> page = page(before);
        while (!page.isEmpty()) {
            page.forEach(item -> answer.accept(line(item)));
            before = page.get(page.size() - 1).id();
            page = page(before);
        }
    }

    private List<QuarantineItem> page(@Nullable UUID before) {
        return register.list(State.WAITING, null, before, PAGE);
    }

    private static ObjectNode line(QuarantineItem item) {
        return JSON.createObjectNode()
                .put("event", "waits")
                .put("id", item.id().toString())
                .put("name", item.place().name().display())
                .put("source", item.place().source())
                .put("bytes", item.size())
                .put("at", item.at().toString())
                .put("by", item.place().by())
                .put("zh", item.because().chinese())
                .put("en", item.because().english());
    }

    private void decide(JsonNode wish, Consumer<JsonNode> answer) {
        State state = wish.path("decision").asText().equals("release") ? State.RELEASED : State.REFUSED;
        String by = wish.path("by").asText("command");
        String why = wish.path("reason").asText("").strip();
        UUID id = identifier(wish.path("id").asText());
        if (why.isEmpty()) {
            throw new Refusal(new Sentence("请说明理由。", "A reason is needed."));
        }
        boolean stands = archive.write(new Act(by, "quarantine", why), desk -> {
            boolean decided = QuarantineRegister.decide(desk.session(), id, state, by, why);
            if (decided) {
                archive.steps().ask(desk, Releasing.after(id, by));
            }
            return decided;
        });
        if (!stands) {
            throw new Refusal(new Sentence("没有等待处理的此项：" + id, "No such item waits: " + id));
        }
        archive.steps().wake();
        answer.accept(JSON.createObjectNode().put("event", "decided").put("state", state.name()));
    }

    private static UUID identifier(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(new Sentence("“" + text + "”不是编号。", "\"" + text + "\" is no identifier."));
        }
    }
}
