package org.wenku.web.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Compares the store, the catalogue and the index. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Compare files, catalogue and index. 核对文件、编目与索引。",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:all three agree", "1:they do not"})
final class CheckCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Option(names = "--bytes", description = "Read every stored byte again and compare its digest. 重读全部字节并核对摘要。")
    private boolean bytes;

    private long disagreements;

    @Override
    public Integer call() {
        new Messenger(java.util.Objects.requireNonNull(archive).settings())
                .send("check", new ObjectMapper().createObjectNode().put("bytes", bytes), this::show);
        return disagreements == 0 ? 0 : ArchiveCommand.FAILED;
    }

    private void show(JsonNode line) {
        Tongue tongue = Tongue.ofTheTerminal();
        switch (line.path("event").asText()) {
            case "disagreement" -> System.out.println("! " + tongue.of(line));
            case "checked" -> {
                disagreements = line.path("disagreements").asLong();
                System.out.printf("%12d  %s%n", line.path("files").asLong(), tongue.of("文件", "files in the catalogue"));
                System.out.printf(
                        "%12d  %s%n", line.path("objects").asLong(), tongue.of("保存对象", "objects in the store"));
                System.out.printf(
                        "%12d  %s%n", line.path("records").asLong(), tongue.of("档案", "records in the catalogue"));
                System.out.printf(
                        "%12d  %s%n", line.path("indexed").asLong(), tongue.of("已索引", "records in the index"));
                System.out.println(
                        disagreements == 0
                                ? tongue.of("三处一致。", "All three agree.")
                                : tongue.of("有 " + disagreements + " 处不一致。", disagreements + " disagreements."));
            }
            default -> {}
        }
    }
}
