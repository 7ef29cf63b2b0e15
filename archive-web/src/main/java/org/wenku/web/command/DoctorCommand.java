package org.wenku.web.command;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wenku.ingest.inspect.Tool;
import org.wenku.ingest.inspect.Toolbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Names the programs that the archive makes use of, those that are missing, and how to get them. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Which programs of this machine the archive can use. 检查所需的外部程序。",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:everything is there", "1:something is missing; the archive runs without it and says so"})
final class DoctorCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Override
    public Integer call() {
        Tongue tongue = Tongue.ofTheTerminal();
        System.out.printf("%s  Java %s%n", "✓", Runtime.version());
        boolean whole = true;
        for (Tool tool : Toolbox.of(requireNonNull(archive).settings()).all()) {
            whole &= tool.isThere();
            show(tool, tongue);
        }
        return whole ? 0 : ArchiveCommand.FAILED;
    }

    private static void show(Tool tool, Tongue tongue) {
        String purpose = tongue.of(tool.kind().purposeInChinese(), tool.kind().purposeInEnglish());
        if (tool.isThere()) {
            String languages = tool.languages().isEmpty() ? "" : " (" + String.join(", ", tool.languages()) + ")";
            System.out.printf(
                    "✓  %s %s%s — %s%n",
                    tool.kind().program(), tool.versionIfThere().orElse(""), languages, purpose);
        } else {
            System.out.printf(
                    "✗  %s — %s%n   %s%s%n",
                    tool.kind().program(),
                    purpose,
                    tongue.of("未安装：", "is missing: "),
                    tool.kind().howToGet());
        }
    }
}
