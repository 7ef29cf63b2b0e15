package org.wenku.web.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes records as a sheet that can be edited and given back. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Write records as a sheet, to be edited and given back by edit --csv. 把记录导出为表格，改过可用 edit --csv 交回。")
final class ExportCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Mixin
    private Choosing choosing = new Choosing();

    @Option(
            names = "--csv",
            required = true,
            paramLabel = "FILE",
            description = "Where to; XLSX if the name ends so, else CSV. 写到哪里；名称以 .xlsx 结尾则为 XLSX。")
    private Path file = Path.of("records.csv");

    @Override
    public Integer call() {
        ObjectMapper json = new ObjectMapper();
        ObjectNode wish = json.createObjectNode()
                .put("file", file.toAbsolutePath().normalize().toString());
        wish.set(
                "find",
                choosing.any() ? choosing.find() : json.createObjectNode().put("query", ""));
        new Messenger(Objects.requireNonNull(archive).settings()).send("export", wish, line -> {
            if (line.has("records")) {
                System.out.println(Tongue.ofTheTerminal()
                        .of("已导出 " + line.path("records") + " 条", line.path("records") + " records exported"));
            }
        });
        return 0;
    }
}
