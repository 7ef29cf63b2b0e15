package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Grant;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.Account;
import org.wenku.archive.account.AccountRefusal;
import org.wenku.archive.account.Accounts;
import org.wenku.archive.account.OneTimeLinks;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.settings.Key;
import org.wenku.ingest.Sentence;

/** Looks after the people from the terminal. Passwords never come this way: whoever is added chooses one by a link. */
final class UserErrand implements Errand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Archive archive;
    private final Accounts accounts;

    UserErrand(Archive archive) {
        this.archive = archive;
        this.accounts = new Accounts(archive);
    }

    @Override
    public void run(JsonNode wish, Consumer<JsonNode> answer) {
        String by = wish.path("by").asText("command");
        try {
            switch (wish.path("do").asText()) {
                case "list" -> list(answer);
                case "add" -> add(by, wish, answer);
                case "role" -> {
                    accounts.grant(by, named(wish).id(), grants(wish));
                    answer.accept(line(named(wish)));
                }
                case "disable" -> {
                    accounts.disable(by, named(wish).id());
                    answer.accept(line(named(wish)));
                }
                case "enable" -> {
                    accounts.enable(by, named(wish).id());
                    answer.accept(line(named(wish)));
                }
                case "reset-link" -> answer.accept(link(by, named(wish)));
                default -> throw new Refusal(new Sentence("没有这个操作。", "There is no such act."));
            }
        } catch (AccountRefusal refusal) {
            throw new Refusal(sentence(refusal));
        }
    }

    private void list(Consumer<JsonNode> answer) {
        List<Account> page = accounts.page(null);
        while (!page.isEmpty()) {
            page.forEach(each -> answer.accept(line(each)));
            page = accounts.page(page.get(page.size() - 1).name());
        }
    }

    private void add(String by, JsonNode wish, Consumer<JsonNode> answer) {
        String name = wish.path("name").asText();
        Account made = accounts.create(by, name, wish.path("displayName").asText(name), grants(wish));
        answer.accept(line(made));
        answer.accept(link(by, made));
    }

    private Account named(JsonNode wish) {
        String name = wish.path("name").asText();
        return accounts.named(name).orElseThrow(() -> new AccountRefusal(AccountRefusal.Reason.NO_SUCH_ACCOUNT, name));
    }

    private ObjectNode line(Account account) {
        return JSON.createObjectNode()
                .put("event", "user")
                .put("name", account.name())
                .put("displayName", account.displayName())
                .put("roles", account.grants().stream().map(this::words).collect(Collectors.joining(" ")))
                .put("disabled", account.disabled());
    }

    private String words(Grant grant) {
        String role = grant.role().name().toLowerCase(Locale.ROOT);
        UUID fonds = grant.fondsId();
        return fonds == null
                ? role
                : role + "@"
                        + archive.read(here -> here.record(fonds))
                                .map(record -> record.reference().text())
                                .orElse("?");
    }

    private ObjectNode link(String by, Account account) {
        String address = archive.settings().given(Key.SERVER_ADDRESS).orElse("").replaceAll("/$", "");
        return JSON.createObjectNode()
                .put("event", "link")
                .put(
                        "link",
                        address + "/password?token="
                                + new OneTimeLinks(archive)
                                        .forPassword(by, account)
                                        .text());
    }

    private List<Grant> grants(JsonNode wish) {
        List<Grant> grants = new ArrayList<>();
        wish.path("roles").forEach(each -> grants.add(grant(each.asText())));
        return grants;
    }

    /** A role as it is typed: {@code archivist} in the whole archive, {@code archivist@LANE} in one fonds. */
    private Grant grant(String typed) {
        int at = typed.indexOf('@');
        String name = at < 0 ? typed : typed.substring(0, at);
        Role role = Arrays.stream(Role.values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(new Sentence(
                        "没有“" + name + "”这个角色；可用 reader、archivist、reviewer、administrator，只限某全宗时写作 archivist@档号。",
                        "There is no role \"" + name
                                + "\", only reader, archivist, reviewer and administrator; in one fonds"
                                + " write archivist@CODE.")));
        if (at < 0) {
            return Grant.everywhere(role);
        }
        String code = typed.substring(at + 1);
        if (role == Role.ADMINISTRATOR) {
            throw new AccountRefusal(AccountRefusal.Reason.ADMINISTRATOR_OF_FONDS, code);
        }
        return archive.read(here -> here.record(new ReferenceCode(code)))
                .filter(record -> record.parentId().isEmpty())
                .map(CatalogueRecord::id)
                .map(fonds -> new Grant(role, fonds))
                .orElseThrow(() -> new AccountRefusal(AccountRefusal.Reason.NO_SUCH_FONDS, code));
    }

    private static Sentence sentence(AccountRefusal refusal) {
        String found = refusal.found();
        return switch (refusal.reason()) {
            case NAME ->
                new Sentence(
                        "“" + found + "”不能作账户名：须以字母、汉字或数字开头，只含字母、汉字、数字和 . _ - @，最多 64 个字符。",
                        "\"" + found
                                + "\" cannot be an account name: it begins with a letter or digit and has at most 64"
                                + " letters, digits and . _ - @.");
            case NAME_TAKEN ->
                new Sentence("账户名“" + found + "”已有人用过。", "Somebody has or had the account name \"" + found + "\".");
            case DISPLAY_NAME -> new Sentence("请写姓名，最多 200 个字符。", "Give a name of at most 200 characters.");
            case NO_SUCH_ACCOUNT -> new Sentence("没有账户“" + found + "”。", "There is no account \"" + found + "\".");
            case NO_SUCH_FONDS -> new Sentence("没有全宗“" + found + "”。", "There is no fonds \"" + found + "\".");
            case ADMINISTRATOR_OF_FONDS ->
                new Sentence(
                        "管理员是整个档案库的，不能只管一个全宗（" + found + "）。",
                        "An administrator is one of the whole archive, not of one fonds (" + found + ").");
            case LAST_ADMINISTRATOR ->
                new Sentence(
                        "“" + found + "”是最后一位管理员；请先设另一位。",
                        "\"" + found + "\" is the last administrator; appoint another first.");
            default -> new Sentence("不能这样做：" + found, "This cannot be done: " + found);
        };
    }
}
