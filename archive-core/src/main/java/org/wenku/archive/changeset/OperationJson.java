package org.wenku.archive.changeset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.changeset.Operation.AddValue;
import org.wenku.archive.changeset.Operation.LinkAuthority;
import org.wenku.archive.changeset.Operation.MoveValues;
import org.wenku.archive.changeset.Operation.Publish;
import org.wenku.archive.changeset.Operation.RemoveValues;
import org.wenku.archive.changeset.Operation.ReplaceText;
import org.wenku.archive.changeset.Operation.ReplaceValue;
import org.wenku.archive.changeset.Operation.SetAccess;
import org.wenku.archive.changeset.Operation.SetLanguage;
import org.wenku.archive.changeset.Operation.SetValue;
import org.wenku.archive.changeset.Operation.Withdraw;
import org.wenku.archive.description.Edtf;
import org.wenku.archive.description.EdtfAnswer;
import org.wenku.archive.description.EdtfReading;
import org.wenku.archive.description.EdtfRefusal;
import org.wenku.archive.description.Term;

/**
 * Operations as JSON, alike in the interface for programs and in the database: objects whose {@code do} names the
 * operation, such as {@code {"do": "add", "term": "subject", "value": "弄堂", "language": "zh-Hans"}}.
 */
public final class OperationJson {

    private static final List<String> KNOWN = List.of(
            "add",
            "set",
            "remove",
            "replace",
            "replace-text",
            "language",
            "access",
            "publish",
            "withdraw",
            "move",
            "link");
    private static final int MOST = 50;
    private static final String LANGUAGE_TAG = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    private OperationJson() {}

    /**
     * Reads operations in the order in which they are to be made.
     *
     * @throws BadWish if there is none, or one that cannot be understood
     */
    public static List<Operation> read(JsonNode array) {
        if (!array.isArray() || array.isEmpty() || array.size() > MOST) {
            throw new BadWish(
                    "没有说明要改什么，或者超过 " + MOST + " 项；应为 1 至 " + MOST + " 项修改。",
                    "Expected 1 to " + MOST + " changes to make, found " + (array.isArray() ? array.size() : "none")
                            + ".");
        }
        List<Operation> operations = new ArrayList<>();
        array.forEach(node -> operations.add(operation(node)));
        return operations;
    }

    private static Operation operation(JsonNode node) {
        return switch (node.path("do").asText()) {
            case "add" -> value(node, AddValue::new);
            case "set" -> value(node, SetValue::new);
            case "remove" -> new RemoveValues(term(node, "term"), optional(node, "value"));
            case "replace" -> new ReplaceValue(term(node, "term"), needed(node, "from"), needed(node, "to"));
            case "replace-text" ->
                new ReplaceText(
                        optional(node, "term") == null ? null : term(node, "term"),
                        TextSearch.of(
                                node.path("find").asText(),
                                node.path("expression").asBoolean(),
                                node.path("anyCase").asBoolean()),
                        node.path("replacement").asText());
            case "language" ->
                new SetLanguage(
                        optional(node, "term") == null ? null : term(node, "term"),
                        language(node, "from"),
                        language(node, "to"));
            case "access" -> new SetAccess(access(node));
            case "publish" -> new Publish();
            case "withdraw" -> new Withdraw(needed(node, "reason"));
            case "move" -> new MoveValues(term(node, "from"), term(node, "to"), optional(node, "value"));
            case "link" -> new LinkAuthority(term(node, "term"), needed(node, "value"), authority(node));
            default -> throw expected("do", node.path("do").asText(), String.join(" | ", KNOWN));
        };
    }

    private interface OfValue {
        Operation of(Term term, String value, @Nullable String language, @Nullable String edtf);
    }

    private static Operation value(JsonNode node, OfValue made) {
        Term term = term(node, "term");
        String value = needed(node, "value");
        String edtf = optional(node, "edtf");
        if (term.isDate()) {
            edtf = date(value, edtf);
        } else if (edtf != null) {
            throw expected("edtf", edtf, "nothing, because " + term.localName() + " is not a date");
        }
        return made.of(term, value, language(node, "language"), edtf);
    }

    /** A date has to be readable here, because it goes into many records and nobody looks at each. */
    private static String date(String value, @Nullable String edtf) {
        if (edtf == null) {
            return EdtfReading.of(value)
                    .suggestion()
                    .orElseThrow(() -> expected("value", value, "1937 | 1937-08-13 | 1937年8月 | 民国二十六年 | edtf"))
                    .text();
        }
        EdtfAnswer answer = Edtf.read(edtf);
        if (answer instanceof EdtfRefusal refusal) {
            throw new BadWish(refusal.sentence(Locale.CHINESE), refusal.sentence(Locale.ENGLISH));
        }
        return edtf;
    }

    private static Access access(JsonNode node) {
        String name = needed(node, "condition");
        Condition condition = Arrays.stream(Condition.values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> expected("condition", name, "open | restricted | closed"));
        String until = optional(node, "until");
        if (until != null && condition == Condition.OPEN) {
            throw expected("until", until, "nothing, because what is open does not open later");
        }
        try {
            return new Access(condition, until == null ? null : LocalDate.parse(until), optional(node, "reason"));
        } catch (DateTimeParseException e) {
            throw expected("until", String.valueOf(until), "2041-01-01");
        }
    }

    private static URI authority(JsonNode node) {
        String authority = needed(node, "authority");
        try {
            return URI.create(authority);
        } catch (IllegalArgumentException e) {
            throw expected("authority", authority, "URI");
        }
    }

    private static Term term(JsonNode node, String field) {
        String name = node.path(field).asText();
        return Term.named(name)
                .orElseThrow(() -> expected(
                        field,
                        name,
                        Arrays.stream(Term.values()).map(Term::localName).collect(Collectors.joining(" | "))));
    }

    private static @Nullable String language(JsonNode node, String field) {
        String tag = optional(node, field);
        if (tag != null && !tag.matches(LANGUAGE_TAG)) {
            throw expected(field, tag, "zh-Hans | zh-Hant | en …");
        }
        return tag;
    }

    private static String needed(JsonNode node, String field) {
        String value = optional(node, field);
        if (value == null) {
            throw expected(field, "", "…");
        }
        return value;
    }

    /** What is not given, and what is given as nothing but white space, is not there. */
    private static @Nullable String optional(JsonNode node, String field) {
        String value = Json.text(node, field);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static BadWish expected(String field, String found, String expected) {
        return new BadWish(
                "“" + field + "”是“" + found + "”，应为：" + expected,
                "“" + field + "” is “" + found + "”, expected: " + expected);
    }

    /** The operations as they are kept and shown to programs; {@link #read} makes the same of them. */
    public static ArrayNode write(List<Operation> operations) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        operations.forEach(operation -> write(operation, all.addObject()));
        return all;
    }

    private static void write(Operation operation, ObjectNode node) {
        if (operation instanceof AddValue add) {
            value(node.put("do", "add"), add.term(), add.value(), add.language(), add.edtf());
        } else if (operation instanceof SetValue set) {
            value(node.put("do", "set"), set.term(), set.value(), set.language(), set.edtf());
        } else if (operation instanceof RemoveValues remove) {
            node.put("do", "remove").put("term", remove.term().localName());
            put(node, "value", remove.value());
        } else if (operation instanceof ReplaceValue replace) {
            node.put("do", "replace").put("term", replace.term().localName());
            node.put("from", replace.from()).put("to", replace.to());
        } else if (operation instanceof ReplaceText replace) {
            node.put("do", "replace-text");
            put(node, "term", replace.term() == null ? null : replace.term().localName());
            node.put("find", replace.find().typed())
                    .put("replacement", replace.replacement())
                    .put("expression", replace.find().expression())
                    .put("anyCase", replace.find().anyCase());
        } else if (operation instanceof SetLanguage language) {
            node.put("do", "language");
            put(node, "term", language.term() == null ? null : language.term().localName());
            put(node, "from", language.from());
            put(node, "to", language.to());
        } else {
            writeOther(operation, node);
        }
    }

    private static void writeOther(Operation operation, ObjectNode node) {
        if (operation instanceof SetAccess set) {
            Difference.putAccess(node.put("do", "access"), set.access());
        } else if (operation instanceof Publish) {
            node.put("do", "publish");
        } else if (operation instanceof Withdraw withdraw) {
            node.put("do", "withdraw").put("reason", withdraw.reason());
        } else if (operation instanceof MoveValues move) {
            node.put("do", "move")
                    .put("from", move.from().localName())
                    .put("to", move.to().localName());
            put(node, "value", move.value());
        } else if (operation instanceof LinkAuthority link) {
            node.put("do", "link").put("term", link.term().localName());
            node.put("value", link.value()).put("authority", link.authority().toString());
        }
    }

    private static void value(
            ObjectNode node, Term term, String value, @Nullable String language, @Nullable String edtf) {
        node.put("term", term.localName()).put("value", value);
        put(node, "language", language);
        put(node, "edtf", edtf);
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
