package org.wenku.web.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Has renditions made again. */
@Command(
        name = "remake",
        mixinStandardHelpOptions = true,
        description = {
            "Make renditions again that the present tools would make better, or that are missing."
                    + " 用现有工具重做派生件，补齐缺少的。",
            "A server makes them in the background, or the next one that is started."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:asked for", "1:it could not be asked for", "2:the command was not understood"})
final class RemakeCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Parameters(
            paramLabel = "KIND",
            description =
                    "ocr, thumbnail, text-boxes, pdf, tiles, web-copy, poster, waveform; none for all." + " 种类，不写即全部。")
    private List<String> kinds = List.of();

    @Override
    public Integer call() {
        ObjectNode wish = new ObjectMapper().createObjectNode().put("by", System.getProperty("user.name", "command"));
        kinds.forEach(wish.putArray("kinds")::add);
        new Messenger(Objects.requireNonNull(archive).settings()).send("remake", wish, RemakeCommand::show);
        return 0;
    }

    private static void show(JsonNode line) {
        if (line.path("event").asText().equals("asked")) {
            long files = line.path("files").asLong();
            long steps = line.path("steps").asLong();
            System.out.println(Tongue.ofTheTerminal()
                    .of(
                            "检查了 " + files + " 个文件，新增 " + steps + " 个步骤。",
                            files + " files looked at, " + steps + " steps asked for."));
        }
    }
}
