package org.wenku.archive.changeset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.catalogue.StatementsJson;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;

/**
 * What makes one content of another, and exactly the first again of the second: the statements that go and those that
 * come in their place, and state and access as they were and become. Small, because it is kept for every record of a set.
 *
 * @param at how many statements stay before those that change
 * @param gone the statements that go
 * @param come the statements that come in their place
 * @param state the states before and after, or null where it stays
 * @param access the access conditions before and after, or null where they stay
 */
public record Difference(
        int at,
        List<Statement> gone,
        List<Statement> come,
        @Nullable Turn<Standing> state,
        @Nullable Turn<Access> access) {

    /** What something was and what it becomes. */
    public record Turn<T>(T before, T after) {
        private Turn<T> back() {
            return new Turn<>(/* before= */ after, /* after= */ before);
        }
    }

    /** A state with its reason. */
    public record Standing(RecordState state, @Nullable String reason) {}

    public Difference {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
    }

    /** What makes {@code after} of {@code before}. */
    public static Difference between(Content before, Content after) {
        List<Statement> old = before.statements().all();
        List<Statement> young = after.statements().all();
        int least = Math.min(old.size(), young.size());
        int head = 0;
        while (head < least && old.get(head).equals(young.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < least - head && old.get(old.size() - 1 - tail).equals(young.get(young.size() - 1 - tail))) {
            tail++;
        }
        Standing was = new Standing(before.state(), before.stateReason());
        Standing is = new Standing(after.state(), after.stateReason());
        return new Difference(
                head,
                old.subList(head, old.size() - tail),
                young.subList(head, young.size() - tail),
                was.equals(is) ? null : new Turn<>(was, is),
                before.access().equals(after.access()) ? null : new Turn<>(before.access(), after.access()));
    }

    /** Whether nothing changes. */
    public boolean isNothing() {
        return gone.isEmpty() && come.isEmpty() && state == null && access == null;
    }

    /** The way back. */
    public Difference back() {
        return new Difference(
                at,
                /* gone= */ come,
                /* come= */ gone,
                state == null ? null : state.back(),
                access == null ? null : access.back());
    }

    /** The statements that are no longer said afterwards. */
    public List<Statement> onlyBefore() {
        return without(gone, come);
    }

    /** The statements that are said only afterwards. */
    public List<Statement> onlyAfter() {
        return without(come, gone);
    }

    private static List<Statement> without(List<Statement> these, List<Statement> those) {
        List<Statement> left = new ArrayList<>(these);
        those.forEach(left::remove);
        return left;
    }

    /**
     * The content that this makes of another.
     *
     * @throws IllegalStateException if the content is not the one that the difference was taken from
     */
    public Content on(Content content) {
        List<Statement> all = content.statements().all();
        if (at + gone.size() > all.size() || !all.subList(at, at + gone.size()).equals(gone)) {
            throw new IllegalStateException("the record does not say what it said when the change was worked out");
        }
        List<Statement> changed = new ArrayList<>(all.subList(0, at));
        changed.addAll(come);
        changed.addAll(all.subList(at + gone.size(), all.size()));
        Content became = content.with(new Statements(changed));
        if (access != null) {
            became = became.with(access.after());
        }
        return state == null
                ? became
                : became.in(state.after().state(), state.after().reason());
    }

    String json() {
        ObjectNode node = Json.MAPPER.createObjectNode().put("at", at);
        node.putRawValue("gone", raw(gone));
        node.putRawValue("come", raw(come));
        if (state != null) {
            putState(node.putObject("stateBefore"), state.before());
            putState(node.putObject("stateAfter"), state.after());
        }
        if (access != null) {
            putAccess(node.putObject("accessBefore"), access.before());
            putAccess(node.putObject("accessAfter"), access.after());
        }
        return node.toString();
    }

    private static RawValue raw(List<Statement> statements) {
        return new RawValue(StatementsJson.write(new Statements(statements)));
    }

    private static void putState(ObjectNode node, Standing standing) {
        node.put("state", standing.state().name()).put("reason", standing.reason());
    }

    static void putAccess(ObjectNode node, Access access) {
        node.put("condition", access.condition().name())
                .put("until", Objects.toString(access.until(), null))
                .put("reason", access.reason());
    }

    static Difference read(String json) {
        JsonNode node = Json.tree(json);
        return new Difference(
                node.path("at").asInt(),
                StatementsJson.read(node.path("gone").toString()).all(),
                StatementsJson.read(node.path("come").toString()).all(),
                node.has("stateAfter")
                        ? new Turn<>(state(node.path("stateBefore")), state(node.path("stateAfter")))
                        : null,
                node.has("accessAfter")
                        ? new Turn<>(access(node.path("accessBefore")), access(node.path("accessAfter")))
                        : null);
    }

    private static Standing state(JsonNode node) {
        return new Standing(RecordState.valueOf(node.path("state").asText()), Json.text(node, "reason"));
    }

    static Access access(JsonNode node) {
        String until = Json.text(node, "until");
        return new Access(
                Condition.valueOf(node.path("condition").asText()),
                until == null ? null : LocalDate.parse(until),
                Json.text(node, "reason"));
    }
}
