package org.wenku.web.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Looks after the people. No password is ever typed here: a link that works once lets its owner choose one. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Who works here and what they may do. 人员与权限。",
        synopsisSubcommandLabel = "(add | list | role | disable | enable | reset-link)")
final class UserCommand {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParentCommand
    private @Nullable ArchiveCommand archive;

    @Command(name = "list", description = "Who there is. 列出人员。")
    int list() {
        return send(wish("list", ""));
    }

    @Command(
            name = "add",
            description = "Add somebody; shows the link by which they choose a password. 添加人员，显示设定密码的链接。")
    int add(
            @Parameters(paramLabel = "NAME", description = "What they sign in with. 账户名。") String name,
            @Option(names = "--name", paramLabel = "NAME", description = "What they are called. 姓名。") @Nullable
                    String displayName,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE[@CODE]",
                            description = "reader, archivist, reviewer, administrator; with @CODE in one fonds."
                                    + " 角色，加 @档号 则只限该全宗。")
                    @Nullable
                    List<String> roles) {
        ObjectNode wish = withRoles(wish("add", name), roles);
        wish.put("displayName", displayName == null ? name : displayName);
        return send(wish);
    }

    @Command(name = "role", description = "Give these roles instead of those they had. 改授角色。")
    int role(
            @Parameters(index = "0", paramLabel = "NAME") String name,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "ROLE[@CODE]") @Nullable List<String> roles) {
        return send(withRoles(wish("role", name), roles));
    }

    @Command(name = "disable", description = "Keep somebody out, at once. 停用账户。")
    int disable(@Parameters(paramLabel = "NAME") String name) {
        return send(wish("disable", name));
    }

    @Command(name = "enable", description = "Let somebody in again. 恢复账户。")
    int enable(@Parameters(paramLabel = "NAME") String name) {
        return send(wish("enable", name));
    }

    @Command(name = "reset-link", description = "Show a link by which they choose a password. 显示设定密码的链接。")
    int resetLink(@Parameters(paramLabel = "NAME") String name) {
        return send(wish("reset-link", name));
    }

    private static ObjectNode wish(String act, String name) {
        return JSON.createObjectNode()
                .put("do", act)
                .put("name", name)
                .put("by", System.getProperty("user.name", "command"));
    }

    private static ObjectNode withRoles(ObjectNode wish, @Nullable List<String> roles) {
        ArrayNode wanted = wish.putArray("roles");
        if (roles != null) {
            roles.forEach(wanted::add);
        }
        return wish;
    }

    private int send(ObjectNode wish) {
        new Messenger(Objects.requireNonNull(archive).settings()).send("user", wish, UserCommand::show);
        return 0;
    }

    private static void show(JsonNode line) {
        Tongue tongue = Tongue.ofTheTerminal();
        switch (line.path("event").asText()) {
            case "user" ->
                System.out.printf(
                        "%-20s  %-20s  %s%s%n",
                        line.path("name").asText(),
                        line.path("displayName").asText(),
                        line.path("roles").asText(),
                        line.path("disabled").asBoolean() ? tongue.of("（已停用）", " (disabled)") : "");
            case "link" ->
                System.out.println(
                        tongue.of("设定密码的链接（三天之内可用一次）：", "The link to choose a password, once, within three days: ")
                                + line.path("link").asText());
            default -> {}
        }
    }
}
