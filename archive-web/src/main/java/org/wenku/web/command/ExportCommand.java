package org.wenku.web.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes records as a sheet that can be edited and given back, or a unit with everything below it as a bag. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write records as a sheet, to be edited and given back by edit --csv. 把记录导出为表格，改过可用 edit --csv 交回。",
            "With a reference code and --bag: write a unit and everything below it as a BagIt bag with its description,"
                    + " which ingest takes in as it left. 给出档号和 --bag：将该单元及其下全部内容写成 BagIt 包，可原样重新入库。"
        })
final class ExportCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Parameters(arity = "0..1", paramLabel = "CODE", description = "With --bag: the reference code. 与 --bag 连用：档号。")
    private @Nullable String code;

    @Option(
            names = "--bag",
            paramLabel = "PLACE",
            description = "A folder that is made, or a file whose name ends in .tar. 新建的文件夹，或以 .tar 结尾的文件。")
    private @Nullable Path bag;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Choosing choosing = new Choosing();

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Where to; XLSX if the name ends so, else CSV. 写到哪里；名称以 .xlsx 结尾则为 XLSX。")
    private @Nullable Path file;

    @Override
    public Integer call() {
        Path sheet = file;
        Path place = bag;
        String unit = code;
        if (sheet != null && place == null && unit == null) {
            return sheet(sheet);
        }
        if (sheet == null && place != null && unit != null && !choosing.any()) {
            return bag(unit, place);
        }
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                Tongue.ofTheTerminal()
                        .of("应为 --csv FILE，或 CODE --bag PLACE。", "Expected --csv FILE, or CODE --bag PLACE."));
    }

    private Integer bag(String unit, Path place) {
        ObjectNode wish = new ObjectMapper()
                .createObjectNode()
                .put("code", unit)
                .put("bag", place.toAbsolutePath().normalize().toString());
        new Messenger(Objects.requireNonNull(archive).settings()).send("package", wish, line -> {
            if (line.path("event").asText().equals("exported")) {
                long units = line.path("units").asLong();
                String where = line.path("bag").asText();
                System.out.println(Tongue.ofTheTerminal()
                        .of(
                                "已写成 " + where + "，共 " + units + " 个著录单元。",
                                "Written to " + where + ", " + units + " units."));
            }
        });
        return 0;
    }

    private Integer sheet(Path file) {
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
