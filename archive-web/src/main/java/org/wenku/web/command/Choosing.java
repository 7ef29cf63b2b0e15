package org.wenku.web.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which records a command is about. */
final class Choosing {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--query", paramLabel = "Q", description = "All that this search finds, drafts too. 检索到的全部记录，含未公开。")
    private @Nullable String query;

    @Option(names = "--below", paramLabel = "CODE", description = "All units below this one. 此单元之下的全部记录。")
    private @Nullable String below;

    @Option(
            names = "--code",
            paramLabel = "CODE",
            description = "The unit with this code; may be repeated. 此档号的记录，可多次给出。")
    private List<String> codes = List.of();

    /** Whether anything is chosen. */
    boolean any() {
        return query != null || below != null || !codes.isEmpty();
    }

    /** The choice as the archive reads it. */
    ObjectNode find() {
        ObjectNode find = JSON.createObjectNode();
        if (below != null) {
            return find.put("below", below);
        }
        if (!codes.isEmpty()) {
            codes.forEach(code -> find.withArray("codes").add(code));
            return find;
        }
        return query == null ? find : find.put("query", query);
    }
}
