package org.wenku.web.staff.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.wenku.archive.changeset.Operation;
import org.wenku.archive.changeset.OperationJson;
import org.wenku.web.api.Json;

/** What is to be changed, as the fields of a form: some rows of statements, the access condition and the state. */
final class WishForm {

    /** How many rows the form has, because it must work without a script that could add one. */
    static final int ROWS = 4;

    /** What a row may do, in the order of the list. */
    static final List<String> CHOICES = List.of(
            "add", "set", "replace", "replace-text", "replace-expression", "remove", "move", "language", "link");

    private final MultivaluedMap<String, String> form;

    WishForm(MultivaluedMap<String, String> form) {
        this.form = form;
    }

    /**
     * The operations.
     *
     * @throws org.wenku.archive.changeset.BadWish if there is none, or one that cannot be understood
     */
    List<Operation> operations() {
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (int row = 0; row < ROWS; row++) {
            String what = text("do", row);
            if (!what.isEmpty()) {
                row(what, row, all.addObject());
            }
        }
        String condition = text("condition");
        if (!condition.isEmpty()) {
            all.addObject()
                    .put("do", "access")
                    .put("condition", condition)
                    .put("until", text("until"))
                    .put("reason", text("access-reason"));
        }
        String state = text("state");
        if (!state.isEmpty()) {
            all.addObject().put("do", state).put("reason", text("state-reason"));
        }
        return OperationJson.read(all);
    }

    private void row(String what, int row, ObjectNode node) {
        String term = text("term", row);
        String was = text("was", row);
        String is = text("is", row);
        String language = text("language", row);
        switch (what) {
            case "remove" -> node.put("do", what).put("term", term).put("value", was);
            case "replace" ->
                node.put("do", what).put("term", term).put("from", was).put("to", is);
            case "replace-text", "replace-expression" ->
                node.put("do", "replace-text")
                        .put("term", term)
                        .put("find", raw("was", row))
                        .put("replacement", raw("is", row))
                        .put("expression", what.equals("replace-expression"));
            case "move" ->
                node.put("do", what)
                        .put("from", term)
                        .put("to", text("to", row))
                        .put("value", was);
            case "language" ->
                node.put("do", what).put("term", term).put("from", was).put("to", language);
            case "link" ->
                node.put("do", what).put("term", term).put("value", was).put("authority", is);
            default -> node.put("do", what).put("term", term).put("value", is).put("language", language);
        }
    }

    private String text(String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private String text(String name, int row) {
        return text(name + "-" + row);
    }

    /** As typed, because a space may be what is looked for. */
    private String raw(String name, int row) {
        String value = form.getFirst(name + "-" + row);
        return value == null ? "" : value;
    }
}
