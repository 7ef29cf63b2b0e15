package org.wenku.web.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows what was set aside, and says what is to become of it. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = {
            "List what waits in the quarantine, release it into its place or refuse it. 列出隔离区中等待处理的文件，放行或拒收。",
            "What is decided is done in the background by the server, or by the next one that is started."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:listed or decided", "1:it could not be decided", "2:the command was not understood"})
final class QuarantineCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @ArgGroup
    private @Nullable Decision decision;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; needed for a decision. 理由，处理时必填。")
    private String reason = "";

    /** One of the two. */
    private static final class Decision {
        @Option(names = "--release", required = true, paramLabel = "ID", description = "Let it in. 放行。")
        private @Nullable String release;

        @Option(names = "--refuse", required = true, paramLabel = "ID", description = "Destroy its bytes. 拒收并销毁内容。")
        private @Nullable String refuse;
    }

    @Override
    public Integer call() {
        ObjectNode wish = new ObjectMapper().createObjectNode();
        Decision chosen = decision;
        if (chosen != null) {
            String id = chosen.release == null ? chosen.refuse : chosen.release;
            wish.put("decision", chosen.release == null ? "refuse" : "release")
                    .put("id", id)
                    .put("reason", reason)
                    .put("by", System.getProperty("user.name", "command"));
        }
        new Messenger(Objects.requireNonNull(archive).settings()).send("quarantine", wish, QuarantineCommand::show);
        return 0;
    }

    private static void show(JsonNode line) {
        Tongue tongue = Tongue.ofTheTerminal();
        if (line.path("event").asText().equals("waits")) {
            // File names come from strangers and must not steer the terminal.
            String name = line.path("name").asText().replaceAll("[\\p{Cntrl}\\p{Cf}]", "\ufffd");
            System.out.println(line.path("id").asText() + "  " + name + "  "
                    + line.path("bytes").asLong() + " B");
            System.out.println("    " + tongue.of(line));
        } else if (line.path("event").asText().equals("decided")) {
            System.out.println(
                    line.path("state").asText().equals("RELEASED")
                            ? tongue.of("已放行，即将入库。", "Released; it is on its way.")
                            : tongue.of("已拒收，内容即将销毁。", "Refused; its bytes are being destroyed."));
        }
    }
}
