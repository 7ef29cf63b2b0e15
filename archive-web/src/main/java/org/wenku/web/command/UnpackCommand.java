package org.wenku.web.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Has the contents of a container made items. */
@Command(
        name = "unpack",
        mixinStandardHelpOptions = true,
        description = {
            "Make items of what is in a packed file, a mailbox or a message. 把压缩包、邮箱或邮件里的内容拆成条目。",
            "The file itself is kept whole. It is done in the background by the server, or by the next one that is started."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:it is asked for", "1:there is nothing to unpack", "2:the command was not understood"})
final class UnpackCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Parameters(paramLabel = "RECORD", description = "Its reference code or identifier. 档号或记录号。")
    private String record = "";

    @Override
    public Integer call() {
        ObjectNode wish = new ObjectMapper()
                .createObjectNode()
                .put("record", record)
                .put("by", System.getProperty("user.name", "command"));
        new Messenger(Objects.requireNonNull(archive).settings()).send("unpack", wish, UnpackCommand::show);
        return 0;
    }

    private static void show(JsonNode line) {
        if (line.path("event").asText().equals("asked")) {
            // File names come from strangers and must not steer the terminal.
            String name = line.path("name").asText().replaceAll("[\\p{Cntrl}\\p{Cf}]", "\ufffd");
            System.out.println(Tongue.ofTheTerminal().of("将在后台拆解：" + name, "To be unpacked in the background: " + name));
        }
    }
}
