package org.wenku.web.staff.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.changeset.ChangeSet;
import org.wenku.archive.changeset.ChangeSet.Outcome;
import org.wenku.archive.changeset.ChangedRecord;
import org.wenku.archive.changeset.Difference;
import org.wenku.archive.changeset.Fault;
import org.wenku.archive.changeset.OperationJson;
import org.wenku.archive.changeset.Saying;
import org.wenku.archive.description.Statement;
import org.wenku.web.api.Json;

/** Change sets as programs see them. */
final class ChangeSetJson {

    private ChangeSetJson() {}

    static ObjectNode of(ChangeSet set) {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("id", set.id().toString())
                .put("name", set.name())
                .put("kind", lower(set.kind()))
                .put("state", lower(set.state()))
                .put("undoes", Objects.toString(set.undoes(), null))
                .put("undoneBy", Objects.toString(set.undoneBy(), null))
                .put("publishes", set.publishes());
        node.set("find", set.selection().json());
        node.set("change", OperationJson.write(set.operations()));
        ObjectNode counts = node.putObject("counts")
                .put("found", set.counts().found())
                .put("elsewhere", set.counts().elsewhere())
                .put("faults", set.counts().faults());
        for (Outcome outcome : Outcome.values()) {
            counts.put(lower(outcome), set.counts().of(outcome));
        }
        why(node, "trouble", set.trouble());
        return node.put("madeBy", set.madeBy())
                .put("madeAt", set.madeAt().toString())
                .put("appliedBy", set.appliedBy())
                .put("endedAt", Objects.toString(set.endedAt(), null));
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void why(ObjectNode node, String field, @Nullable Saying why) {
        if (why != null) {
            node.putObject(field).put("zh", why.chinese()).put("en", why.english());
        }
    }

    static ObjectNode of(ChangedRecord record) {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("place", record.place())
                .put("id", record.recordId().toString())
                .put("referenceCode", record.referenceCode())
                .put("title", record.title())
                .put("version", record.version())
                .put("versionAfter", record.versionAfter())
                .put("outcome", lower(record.outcome()));
        why(node, "why", record.why());
        Difference change = record.change();
        if (change != null) {
            ObjectNode before = node.putObject("before");
            ObjectNode after = node.putObject("after");
            statements(before.putArray("statements"), change.onlyBefore());
            statements(after.putArray("statements"), change.onlyAfter());
            if (change.state() != null) {
                standing(before, change.state().before());
                standing(after, change.state().after());
            }
            if (change.access() != null) {
                access(before, change.access().before());
                access(after, change.access().after());
            }
        }
        return node;
    }

    private static void statements(ArrayNode array, List<Statement> statements) {
        for (Statement statement : statements) {
            array.addObject()
                    .put("term", statement.term().localName())
                    .put("value", statement.value())
                    .put("language", statement.language())
                    .put("origin", lower(statement.origin().kind()))
                    .put("edtf", statement.edtf())
                    .put("authority", Objects.toString(statement.authority(), null));
        }
    }

    private static void standing(ObjectNode node, Difference.Standing standing) {
        node.put("state", lower(standing.state())).put("stateReason", standing.reason());
    }

    private static void access(ObjectNode node, Access access) {
        node.putObject("access")
                .put("condition", lower(access.condition()))
                .put("until", Objects.toString(access.until(), null))
                .put("reason", access.reason());
    }

    static ObjectNode of(Fault fault) {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("row", fault.row())
                .put("column", fault.column())
                .put("found", fault.found());
        why(node, "why", fault.why());
        return node;
    }
}
