package org.wenku.web.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Enters what a spreadsheet describes. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Enter the units that a spreadsheet (CSV or XLSX) describes. 将表格（CSV 或 XLSX）中的著录导入库中。",
            "The whole sheet is checked first and every fault is named; then the good rows are entered. The same"
                    + " command",
            "again goes on where it was cut off, and a corrected sheet updates instead of doubling."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:every row is in the catalogue; of a dry run: no fault",
            "1:nothing could be entered",
            "2:the command was not understood",
            "3:some rows have faults; the others are in the catalogue"
        })
final class ImportCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SOME_NOT_ENTERED = 3;

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Parameters(paramLabel = "SHEET", description = "The spreadsheet. 表格文件。")
    private Path sheet = Path.of("");

    @Option(
            names = "--into",
            required = true,
            paramLabel = "CODE",
            description = "The reference code of the unit to put everything below; a new fonds is made."
                    + " 归入哪个全宗、系列或案卷（档号）；全宗不存在则新建。")
    private String into = "";

    @Option(
            names = "--files",
            paramLabel = "DIR",
            description = "The folder with the files that the sheet names. 表中所列文件所在的文件夹。")
    private @Nullable Path files;

    @Option(names = "--accession", paramLabel = "NUMBER", description = "The accession that it belongs to. 所属的接收登记号。")
    private String accession = "";

    @Option(names = "--dry-run", description = "Check everything and enter nothing. 只检查，不入库。")
    private boolean dryRun;

    @Option(names = "--update", description = "Also update units that did not come from a sheet. 也更新并非由表格导入的记录。")
    private boolean update;

    @Option(
            names = "--faults",
            paramLabel = "OUT",
            description = "Where to write the rows that could not be entered, with the reasons (.csv or .xlsx)."
                    + " 未能入库的行及其原因写到何处。")
    private @Nullable Path faults;

    @Option(
            names = "--column",
            paramLabel = "HEADER=MEANING",
            description = "What a column means: a term such as title or title[en], code, parent, key, level, file or"
                    + " ignored; remembered for sheets with the same headers. 列的含义，对同样的表头会记住。")
    private Map<String, String> columns = Map.of();

    @Override
    public Integer call() {
        ObjectNode wish = JSON.createObjectNode()
                .put("sheet", sheet.toAbsolutePath().normalize().toString())
                .put("into", into)
                .put("accession", accession)
                .put("dryRun", dryRun)
                .put("update", update)
                .put("by", System.getProperty("user.name", "command"));
        if (files != null) {
            wish.put("files", files.toAbsolutePath().normalize().toString());
        }
        if (faults != null) {
            wish.put("faults", faults.toAbsolutePath().normalize().toString());
        }
        ObjectNode said = wish.putObject("columns");
        columns.forEach(said::put);
        ImportProgress progress = new ImportProgress(Tongue.ofTheTerminal());
        new Messenger(Objects.requireNonNull(archive).settings()).send("import", wish, progress::take);
        return status(progress.finish());
    }

    private static int status(JsonNode summary) {
        if (summary.path("hindered").asBoolean(true)) {
            return ArchiveCommand.FAILED;
        }
        return summary.path("counts").path("bad").asLong() == 0 ? 0 : SOME_NOT_ENTERED;
    }
}
