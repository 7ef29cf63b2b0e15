package org.wenku.web.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes a whole batch back. */
@Command(
        name = "undo",
        mixinStandardHelpOptions = true,
        description = {
            "Take back a whole batch while nothing depends on it. 在无所依赖时整批撤回。",
            "Its records, files and store objects go; what remains is an entry in the audit log."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:the batch is undone", "1:something depends on it, and is named"})
final class UndoCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Parameters(paramLabel = "BATCH", description = "The identifier of the batch. 批次号。")
    private String batch = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, for the audit log. 原因，记入审计日志。")
    private String reason = "";

    @Override
    public Integer call() {
        ObjectNode wish = JSON.createObjectNode()
                .put("batch", batch)
                .put("reason", reason)
                .put("by", System.getProperty("user.name", "command"));
        ImportProgress progress = new ImportProgress(Tongue.ofTheTerminal());
        new Messenger(Objects.requireNonNull(archive).settings()).send("undo", wish, progress::take);
        return progress.finish().path("undone").asBoolean() ? 0 : ArchiveCommand.FAILED;
    }
}
