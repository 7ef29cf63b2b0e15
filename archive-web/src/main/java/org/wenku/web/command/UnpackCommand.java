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
            "Make items of what is in the files of a record that hold others: packed files (ZIP, TAR, 7z, RAR), mail."
                    + " 把压缩包或邮件里的内容拆成条目。",
            "The file itself is kept whole, and nothing is taken in twice. Cut off, it goes on with the next start."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:everything in it is taken in or named",
            "1:there is nothing to unpack, or it stays closed",
            "2:the command was not understood"
        })
final class UnpackCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Parameters(paramLabel = "RECORD", description = "Its reference code or identifier. 档号或记录号。")
    private String record = "";

    private boolean failed;

    @Override
    public Integer call() {
        ObjectNode wish = new ObjectMapper()
                .createObjectNode()
                .put("record", record)
                .put("by", System.getProperty("user.name", "command"));
        new Messenger(Objects.requireNonNull(archive).settings()).send("unpack", wish, this::show);
        return failed ? ArchiveCommand.FAILED : 0;
    }

    private void show(JsonNode line) {
        Tongue tongue = Tongue.ofTheTerminal();
        String name = harmless(line.path("name").asText());
        if (line.path("event").asText().equals("at")) {
            long done = line.path("done").asLong();
            long total = line.path("total").asLong();
            System.out.println(name + ": " + done + " / " + total);
        } else if (line.path("event").asText().equals("ended")) {
            failed |= !line.path("done").asBoolean();
            String said = tongue.of(line.path("zh").asText(""), line.path("en").asText(""));
            String cause = line.path("cause").textValue();
            System.out.println(name + ": " + said + (cause == null ? "" : " " + harmless(cause)));
        }
    }

    /** File names come from strangers and must not steer the terminal. */
    private static String harmless(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "\ufffd");
    }
}
