package org.wenku.web.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Searches as a reader would. */
@Command(name = "search", mixinStandardHelpOptions = true, description = "Search as a reader would. 检索。")
final class SearchCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Parameters(arity = "1..*", paramLabel = "WORD", description = "What to look for. 检索词。")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        new Messenger(java.util.Objects.requireNonNull(archive).settings())
                .send(
                        "search",
                        new ObjectMapper().createObjectNode().put("query", String.join(" ", words)),
                        SearchCommand::show);
        return 0;
    }

    private static void show(JsonNode line) {
        if (line.path("event").asText().equals("total")) {
            Tongue tongue = Tongue.ofTheTerminal();
            System.out.println(tongue.of("共 " + line.path("total") + " 条", line.path("total") + " found"));
        } else {
            System.out.printf(
                    "%-16s %s  %s%n",
                    line.path("referenceCode").asText(),
                    line.path("title").asText(),
                    line.path("date").asText());
        }
    }
}
