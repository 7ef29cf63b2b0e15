package org.wenku.archive.description;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is said about one unit of description, in the order in which it is to be read. Immutable.
 *
 * @param all the statements
 */
public record Statements(List<Statement> all) implements Iterable<Statement> {

    private static final Statements NONE = new Statements(List.of());

    public Statements {
        all = List.copyOf(requireNonNull(all, "all"));
    }

    /** Nothing said yet. */
    public static Statements none() {
        return NONE;
    }

    /** These statements, in this order. */
    public static Statements of(Statement... statements) {
        return new Statements(List.of(statements));
    }

    /** The statements of a term itself, without its refinements. */
    public Stream<Statement> of(Term term) {
        return all.stream().filter(statement -> statement.term() == term);
    }

    /** The statements of a term and of everything that refines it. */
    public Stream<Statement> under(Term term) {
        return all.stream()
                .filter(statement -> statement.term() == term
                        || statement.term().element().filter(term::equals).isPresent());
    }

    /** The values of a term itself. */
    public List<String> values(Term term) {
        return of(term).map(Statement::value).toList();
    }

    /** The first statement of a term, curated before extracted before derived. */
    public Optional<Statement> first(Term term) {
        return best(of(term), null);
    }

    /**
     * The statement of a term that a reader of the given language would want: in that language if there is one, else
     * the first; curated before the others.
     *
     * @param language a BCP 47 tag of which the first part counts, such as {@code zh} or {@code en}
     */
    public Optional<Statement> preferred(Term term, String language) {
        return best(of(term), language);
    }

    private static Optional<Statement> best(Stream<Statement> candidates, @Nullable String language) {
        return candidates.min((a, b) -> Integer.compare(rank(a, language), rank(b, language)));
    }

    private static int rank(Statement statement, @Nullable String language) {
        int kind = switch (statement.origin().kind()) {
            case CURATED -> 0;
            case EXTRACTED -> 2;
            case DERIVED -> 4;
        };
        String own = statement.language();
        boolean spoken = language != null && own != null && own.startsWith(language);
        return kind + (language == null || spoken ? 0 : 1);
    }

    /** These statements and one more at the end. */
    public Statements with(Statement statement) {
        List<Statement> more = new ArrayList<>(all);
        more.add(statement);
        return new Statements(more);
    }

    /**
     * These statements in the order of what was said before: each takes the place of the statement of its term at the same
     * place, and what is new of a term follows the last of it.
     */
    public Statements inOrderOf(Statements before) {
        Map<Term, List<Statement>> left = new LinkedHashMap<>();
        for (Statement statement : all) {
            left.computeIfAbsent(statement.term(), first -> new ArrayList<>()).add(statement);
        }
        List<Statement> ordered = new ArrayList<>();
        List<Statement> old = before.all();
        for (int i = 0; i < old.size(); i++) {
            Term term = old.get(i).term();
            List<Statement> own = left.getOrDefault(term, List.of());
            boolean last = old.subList(i + 1, old.size()).stream().noneMatch(later -> later.term() == term);
            if (last) {
                ordered.addAll(own);
                left.remove(term);
            } else if (!own.isEmpty()) {
                ordered.add(own.remove(0));
            }
        }
        left.values().forEach(ordered::addAll);
        return new Statements(ordered);
    }

    /**
     * What is known after a tool has read the files again: everything extracted or derived is replaced by the new
     * findings, everything curated stays, and a finding that a person has already written is not repeated.
     */
    public Statements withExtracted(List<Statement> found) {
        List<Statement> merged = new ArrayList<>(all.stream()
                .filter(statement -> statement.origin().kind() == Origin.Kind.CURATED)
                .toList());
        for (Statement statement : found) {
            boolean said = merged.stream()
                    .anyMatch(other ->
                            other.term() == statement.term() && other.value().equals(statement.value()));
            if (!said) {
                merged.add(statement);
            }
        }
        return new Statements(merged);
    }

    @Override
    public Iterator<Statement> iterator() {
        return all.iterator();
    }
}
