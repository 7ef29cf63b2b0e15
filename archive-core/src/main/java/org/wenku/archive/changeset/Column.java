package org.wenku.archive.changeset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;

/**
 * A column of statements in a sheet: those of one term, in one language, of one origin, several in one cell divided by
 * {@code ||}. Its head is {@code title[zh-Hans]}, and {@code format{extracted}} where no person said it.
 */
record Column(Term term, @Nullable String language, Origin.Kind origin) implements Comparable<Column> {

    private static final Pattern HEAD =
            Pattern.compile("([A-Za-z]+)(?:\\[([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)])?(?:\\{(extracted|derived)})?");
    private static final String DIVIDER = "||";
    private static final Pattern DIVIDED = Pattern.compile("(?<!\\\\)\\|\\|");
    private static final Comparator<Column> ORDER = Comparator.comparing(Column::term)
            .thenComparing(Column::language, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Column::origin, Comparator.reverseOrder());

    static Column of(Statement statement) {
        return new Column(
                statement.term(), statement.language(), statement.origin().kind());
    }

    /** The column with this head, if there is one. */
    static Optional<Column> named(String head) {
        Matcher parts = HEAD.matcher(head.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String kind = parts.group(3);
        return Term.named(parts.group(1))
                .map(term -> new Column(
                        term,
                        parts.group(2),
                        kind == null ? Origin.Kind.CURATED : Origin.Kind.valueOf(kind.toUpperCase(Locale.ROOT))));
    }

    String head() {
        return term.localName()
                + (language == null ? "" : "[" + language + "]")
                + (origin == Origin.Kind.CURATED ? "" : "{" + origin.name().toLowerCase(Locale.ROOT) + "}");
    }

    private boolean holds(Statement statement) {
        return statement.term() == term
                && Objects.equals(statement.language(), language)
                && statement.origin().kind() == origin;
    }

    /** The cell of these statements. */
    String cell(Statements statements) {
        return statements
                .of(term)
                .filter(this::holds)
                .map(statement -> divided(statement.value()))
                .collect(Collectors.joining(DIVIDER));
    }

    private static String divided(String value) {
        return value.indexOf('|') < 0 ? value : value.replace("\\", "\\\\").replace("|", "\\|");
    }

    private static List<String> values(String cell) {
        List<String> values = new ArrayList<>();
        for (String piece : DIVIDED.split(cell, -1)) {
            String value = piece.indexOf('|') < 0 ? piece : piece.replaceAll("\\\\([\\\\|])", "$1");
            if (!value.isBlank()) {
                values.add(value.strip());
            }
        }
        return values;
    }

    /**
     * These statements with those of this column as the cell says them; a value that was there already keeps all that is
     * known of it.
     *
     * @throws Impossible if the cell should have dates and one cannot be read
     */
    Statements put(String cell, Statements statements) throws Impossible {
        List<Statement> had =
                new ArrayList<>(statements.of(term).filter(this::holds).toList());
        List<Statement> has = new ArrayList<>();
        for (String value : values(cell)) {
            Optional<Statement> kept =
                    had.stream().filter(one -> one.value().equals(value)).findFirst();
            kept.ifPresent(had::remove);
            has.add(kept.isPresent() ? kept.get() : said(value));
        }
        List<Statement> all = new ArrayList<>();
        boolean placed = false;
        for (Statement statement : statements) {
            if (!holds(statement)) {
                all.add(statement);
            } else if (!placed) {
                placed = true;
                all.addAll(has);
            }
        }
        if (!placed) {
            all.addAll(has);
        }
        return new Statements(all);
    }

    private Statement said(String value) throws Impossible {
        Statement said = Content.curated(term, value, language);
        if (term.isDate() && said.edtf() == null) {
            throw new Impossible(
                    "“" + value + "”读不成日期，应如 1937、1937-08-13 或 1937年8月。",
                    "“" + value + "” cannot be read as a date; expected such as 1937, 1937-08-13 or 1937年8月.");
        }
        return said;
    }

    @Override
    public int compareTo(Column other) {
        return ORDER.compare(this, other);
    }
}
