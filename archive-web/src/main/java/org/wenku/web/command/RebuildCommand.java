package org.wenku.web.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Builds the index anew. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Build the search index anew, beside the running one. 在现有索引之外重建索引。")
final class RebuildCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Override
    public Integer call() {
        new Messenger(java.util.Objects.requireNonNull(archive).settings())
                .send("rebuild", new ObjectMapper().createObjectNode(), RebuildCommand::show);
        return 0;
    }

    private static void show(JsonNode line) {
        Tongue tongue = Tongue.ofTheTerminal();
        if (line.path("event").asText().equals("rebuilt")) {
            long records = line.path("records").asLong();
            System.out.println(tongue.of("已重建，共 " + records + " 条。", "Rebuilt with " + records + " records."));
        } else if (Boolean.getBoolean("wenku.terminal")) {
            System.err.printf(
                    "\r%d/%d\u001b[K",
                    line.path("done").asLong(), line.path("of").asLong());
        }
    }
}
