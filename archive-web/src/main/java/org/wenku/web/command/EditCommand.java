package org.wenku.web.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Changes many records at once. */
@Command(
        name = "edit",
        mixinStandardHelpOptions = true,
        description = {
            "Change many records at once, and take it back as one. 一次修改许多记录，并可一次撤销。",
            "Choose them by --query, --below or --code and say what to change, or give a sheet that was exported."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:everything that was to change has changed, or would",
            "1:the change could not begin",
            "2:the command was not understood",
            "3:some records could not be changed, or rows not used; the others are done"
        })
final class EditCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SAID = Pattern.compile("([A-Za-z]+)(?:\\[([^]]*)])?(?:=(.*))?", Pattern.DOTALL);
    private static final int NOT_ALL = 3;

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Choosing choosing = new Choosing();

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "A sheet, CSV or XLSX, as exported and edited. 导出后改过的表格。")
    private @Nullable Path sheet;

    @Option(names = "--undo", paramLabel = "SET", description = "Take a change set back. 撤销一个修改集。")
    private @Nullable String undo;

    @Option(names = "--set", paramLabel = "term[lang]=value", description = "Say this instead of what was said. 改为此值。")
    private List<String> set = List.of();

    @Option(names = "--add", paramLabel = "term[lang]=value", description = "Say this too. 增加此值。")
    private List<String> add = List.of();

    @Option(names = "--remove", paramLabel = "term[=value]", description = "Say no longer. 删除此值，或全部。")
    private List<String> remove = List.of();

    @Option(
            names = "--do",
            paramLabel = "JSON",
            description = "Any operation, as in the JSON interface. 任一修改，写法同 JSON 接口。")
    private List<String> other = List.of();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What it is for; the reason in the history. 名称，即沿革中的理由。")
    private @Nullable String name;

    @Option(names = "--dry-run", description = "Only show what would change. 只预览，不修改。")
    private boolean dryRun;

    private boolean all = true;

    @Override
    public Integer call() {
        ObjectNode wish = JSON.createObjectNode()
                .put("by", System.getProperty("user.name", "command"))
                .put("dryRun", dryRun);
        wish.put("name", name == null ? standardName() : name);
        if (undo != null) {
            wish.put("undo", undo);
        } else if (sheet != null) {
            wish.put("sheet", sheet.toAbsolutePath().normalize().toString());
        } else if (choosing.any()) {
            wish.set("find", choosing.find());
            wish.set("change", operations());
        } else {
            throw misunderstood("--query | --below | --code | --csv | --undo");
        }
        new Messenger(Objects.requireNonNull(archive).settings()).send("edit", wish, this::show);
        return all ? 0 : NOT_ALL;
    }

    private String standardName() {
        return undo != null ? "undo " + undo : sheet != null ? String.valueOf(sheet.getFileName()) : "archive edit";
    }

    private ParameterException misunderstood(String expected) {
        Tongue tongue = Tongue.ofTheTerminal();
        return new ParameterException(
                Objects.requireNonNull(spec).commandLine(), tongue.of("应给出：", "Expected: ") + expected);
    }

    private ArrayNode operations() {
        ArrayNode operations = JSON.createArrayNode();
        set.forEach(text -> said(operations.addObject().put("do", "set"), text));
        add.forEach(text -> said(operations.addObject().put("do", "add"), text));
        remove.forEach(text -> said(operations.addObject().put("do", "remove"), text));
        for (String text : other) {
            try {
                operations.add(JSON.readTree(text));
            } catch (JsonProcessingException e) {
                throw misunderstood("--do '{\"do\": \"publish\"}'");
            }
        }
        return operations;
    }

    private void said(ObjectNode operation, String text) {
        Matcher parts = SAID.matcher(text);
        if (!parts.matches()) {
            throw misunderstood("term[lang]=value");
        }
        operation.put("term", parts.group(1));
        operation.put("language", parts.group(2));
        operation.put("value", parts.group(3));
    }

    private void show(JsonNode line) {
        Tongue tongue = Tongue.ofTheTerminal();
        switch (line.path("event").asText()) {
            case "record" -> {
                System.out.println(line.path("code").asText() + (line.has("zh") ? "  ! " + tongue.of(line) : ""));
                line.path("before").forEach(each -> System.out.println("  - " + each.asText()));
                line.path("after").forEach(each -> System.out.println("  + " + each.asText()));
            }
            case "fault" -> {
                all = false;
                System.out.println(tongue.of("第 " + line.path("row") + " 行", "row " + line.path("row")) + " "
                        + line.path("column").asText("") + " “"
                        + line.path("found").asText("") + "”: " + tongue.of(line));
            }
            case "previewed" -> counts(line, tongue, tongue.of("预览", "preview"));
            case "applied" -> counts(line, tongue, tongue.of("已执行", "applied"));
            default -> {}
        }
    }

    private void counts(JsonNode line, Tongue tongue, String what) {
        all &= line.path("IMPOSSIBLE").asLong() + line.path("SINCE_CHANGED").asLong() == 0;
        System.out.println(what + "  " + line.path("set").asText());
        count(line, "found", tongue.of("查看", "looked at"));
        count(line, "CHANGING", tongue.of("将改", "to change"));
        count(line, "STAYING", tongue.of("不变", "stay as they are"));
        count(line, "IMPOSSIBLE", tongue.of("不能改", "cannot be changed"));
        count(line, "APPLIED", tongue.of("已改", "changed"));
        count(line, "SINCE_CHANGED", tongue.of("预览后被他人改过，未动", "written by others since the preview, left alone"));
        count(line, "faults", tongue.of("处不能用", "things that could not be used"));
    }

    private static void count(JsonNode line, String field, String words) {
        if (line.path(field).asLong() > 0) {
            System.out.printf("%8d  %s%n", line.path(field).asLong(), words);
        }
    }
}
