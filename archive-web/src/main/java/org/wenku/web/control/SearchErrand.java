package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Consumer;
import org.wenku.archive.Archive;
import org.wenku.archive.search.SearchPage;
import org.wenku.archive.search.SearchRequest;

/** Searches as the public would. */
final class SearchErrand implements Errand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Archive archive;

    SearchErrand(Archive archive) {
        this.archive = archive;
    }

    @Override
    public void run(JsonNode wish, Consumer<JsonNode> answer) {
        SearchPage page =
                archive.index().search(SearchRequest.of(wish.path("query").asText("")));
        answer.accept(JSON.createObjectNode().put("event", "total").put("total", page.total()));
        page.hits()
                .forEach(hit -> answer.accept(JSON.createObjectNode()
                        .put("event", "hit")
                        .put("referenceCode", hit.referenceCode())
                        .put("title", hit.title())
                        .put("date", hit.date())));
    }
}
