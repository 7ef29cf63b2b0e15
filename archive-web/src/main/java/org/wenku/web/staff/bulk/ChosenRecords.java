package org.wenku.web.staff.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.ws.rs.core.MultivaluedMap;
import org.wenku.archive.changeset.BadWish;
import org.wenku.archive.changeset.Saying;
import org.wenku.archive.changeset.Selection;
import org.wenku.web.api.Json;
import org.wenku.web.page.Messages;
import org.wenku.web.searching.Question;

/** Which records are meant, as an address or a form says it: what the search page asks, or a unit, or a list of codes. */
final class ChosenRecords {

    private ChosenRecords() {}

    static Selection of(MultivaluedMap<String, String> parameters) {
        String below = parameters.getFirst("below");
        if (below != null && !below.isBlank()) {
            return Selection.read(Json.MAPPER.createObjectNode().put("below", below));
        }
        String codes = parameters.getFirst("codes");
        if (codes != null && !codes.isBlank()) {
            ArrayNode listed = Json.MAPPER.createArrayNode();
            codes.lines().map(String::strip).filter(code -> !code.isEmpty()).forEach(listed::add);
            return Selection.read(Json.MAPPER.createObjectNode().set("codes", listed));
        }
        Question question = Question.of(parameters);
        return new Selection.Found(question.query(), question.limits(), question.within());
    }

    static Selection read(String json) {
        try {
            return Selection.read(Json.MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new BadWish(new Saying("没有说明要改哪些记录。", "Which records are to be changed is not said."));
        }
    }

    /** The choice in words. */
    static String words(Selection selection, Messages text) {
        if (selection instanceof Selection.Found found) {
            boolean limited = !found.filters().isEmpty() || found.within() != null;
            String query =
                    found.query().isBlank() ? text.of("bulk.chosen.all") : text.of("bulk.chosen.query", found.query());
            return limited ? text.of("bulk.chosen.limited", query) : query;
        }
        if (selection instanceof Selection.Below below) {
            return text.of("bulk.chosen.below", below.code().text());
        }
        if (selection instanceof Selection.Codes listed) {
            return text.of("bulk.chosen.codes", listed.codes().size());
        }
        if (selection instanceof Selection.Sheet sheet) {
            return text.of("bulk.chosen.sheet", sheet.name());
        }
        return text.of("bulk.chosen.undone");
    }
}
