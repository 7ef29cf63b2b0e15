package org.wenku.archive.changeset;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.catalogue.Revision;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;

/**
 * All of a record that a change set can change, as one value.
 *
 * @param stateReason why it is in that state, for readers; null where there is no reason
 */
public record Content(
        Statements statements,
        Access access,
        RecordState state,
        @Nullable String stateReason) {

    public Content {
        requireNonNull(statements, "statements");
        requireNonNull(access, "access");
        requireNonNull(state, "state");
    }

    /** What a record is now. */
    public static Content of(CatalogueRecord record) {
        return new Content(
                record.statements(),
                record.access(),
                record.state(),
                record.stateReason().orElse(null));
    }

    Content with(Statements changed) {
        return new Content(changed, access, state, stateReason);
    }

    Content with(Access changed) {
        return new Content(statements, changed, state, stateReason);
    }

    Content in(RecordState changed, @Nullable String reason) {
        return new Content(statements, access, changed, reason);
    }

    Revision revising(CatalogueRecord record) {
        return new Revision(record, statements, access, state, stateReason);
    }

    /** What takes the place of a statement: the same where it does not change. */
    interface Turning<E extends Exception> {
        Stream<Statement> of(Statement statement) throws E;
    }

    /** This content with each statement turned into what takes its place; nothing said twice because of that. */
    <E extends Exception> Content turning(Turning<E> change) throws E {
        List<Statement> turned = new ArrayList<>();
        Set<Statement> changed = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Statement statement : statements) {
            change.of(statement).forEach(became -> {
                turned.add(became);
                if (!became.equals(statement)) {
                    changed.add(became);
                }
            });
        }
        List<Statement> once = new ArrayList<>();
        for (Statement statement : turned) {
            boolean repeats = changed.contains(statement)
                    && (once.stream().anyMatch(other -> same(other, statement))
                            || turned.stream().anyMatch(other -> !changed.contains(other) && same(other, statement)));
            if (!repeats) {
                once.add(statement);
            }
        }
        return with(new Statements(once));
    }

    static boolean same(Statement one, Statement other) {
        return one.term() == other.term()
                && one.value().equals(other.value())
                && Objects.equals(one.language(), other.language());
    }

    /** A statement that a person makes; a date is read as far as it can be. */
    static Statement curated(Term term, String value, @Nullable String language) {
        return Statement.written(term, value, language);
    }
}
