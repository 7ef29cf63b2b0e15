package org.wenku.web.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Says how much the archive holds. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "What the archive holds. 馆藏概况。")
final class StatusCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Override
    public Integer call() {
        new Messenger(java.util.Objects.requireNonNull(archive).settings())
                .send("status", new ObjectMapper().createObjectNode(), StatusCommand::show);
        return 0;
    }

    private static void show(JsonNode line) {
        Tongue tongue = Tongue.ofTheTerminal();
        if (!line.path("event").asText().equals("status")) {
            row(
                    line.path("kind").asText() + ": " + tongue.of(line) + cause(line),
                    line.path("count").asLong());
            return;
        }
        row(tongue.of("档案", "records"), line.path("records").asLong());
        row(tongue.of("其中公开", "of them public"), line.path("visible").asLong());
        row(tongue.of("文件", "files"), line.path("files").asLong());
        row(tongue.of("字节", "bytes"), line.path("bytes").asLong());
        row(tongue.of("已索引", "indexed"), line.path("indexed").asLong());
        row(tongue.of("待索引", "waiting to be indexed"), line.path("waiting").asLong());
        System.out.printf(
                "%12s  PostgreSQL%s%n",
                line.path("database").asText(),
                line.path("ownDatabase").asBoolean() ? tongue.of("（自带）", ", the archive's own") : "");
    }

    /** A tool's own words come from files of strangers and must not steer the terminal. */
    private static String cause(JsonNode line) {
        String said = line.path("cause").asText("").replaceAll("\\s+", " ").replaceAll("[\\p{Cntrl}\\p{Cf}]", "\ufffd");
        return said.isEmpty() || said.equals("null") ? "" : " (" + said + ")";
    }

    private static void row(String name, long count) {
        System.out.printf("%12d  %s%n", count, name);
    }
}
