package org.wenku.web.api;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.description.Edtf;
import org.wenku.archive.description.EdtfRefusal;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;

/** Understands what a program says of a record, or refuses it and names the place. */
final class Understanding {

    private static final int LONGEST = 1_000_000;

    private Understanding() {}

    /** What is said, in the order of what was said before; what is the same keeps where it came from. */
    static Statements statements(@Nullable Map<String, List<RecordSaid.StatementSaid>> said, Statements before) {
        if (said == null) {
            throw Limits.badParameter("statements", "", "{\"title\": [{\"value\": \"…\"}]}");
        }
        List<Statement> unused = new ArrayList<>(before.all());
        List<Statement> all = new ArrayList<>();
        said.forEach((name, values) -> {
            Term term = Term.named(name)
                    .orElseThrow(() -> Limits.badParameter("statements", name, "a term such as title or subject"));
            if (values == null) {
                throw Limits.badParameter("statements." + name, "null", "[{\"value\": \"…\"}]");
            }
            for (int i = 0; i < values.size(); i++) {
                all.add(statement(term, values.get(i), "statements." + name + "[" + i + "]", unused));
            }
        });
        if (all.isEmpty()) {
            throw Limits.badParameter("statements", "{}", "at least one statement");
        }
        return new Statements(all).inOrderOf(before);
    }

    private static Statement statement(
            Term term, RecordSaid.@Nullable StatementSaid said, String place, List<Statement> unused) {
        if (said == null || said.value() == null || said.value().isBlank()) {
            throw Limits.badParameter(place + ".value", "", "some text");
        }
        if (said.value().length() > LONGEST) {
            throw Limits.badParameter(place + ".value", said.value(), "at most " + LONGEST + " characters");
        }
        boolean confirms = said.origin() != null
                && Origin.Kind.CURATED.name().equalsIgnoreCase(said.origin().kind());
        String language = language(said.language(), place);
        String edtf = edtf(term, said.edtf(), place);
        URI authority = authority(said.authority(), place);
        for (int i = 0; i < unused.size(); i++) {
            Statement old = unused.get(i);
            boolean same = old.term() == term
                    && old.value().equals(said.value().strip())
                    && Objects.equals(old.language(), language)
                    && Objects.equals(old.authority(), authority)
                    && (edtf == null || edtf.equals(old.edtf()));
            if (same) {
                unused.remove(i);
                return confirms ? old.confirmed() : old;
            }
        }
        Statement plain = Statement.written(term, said.value(), language);
        return new Statement(
                term, plain.value(), plain.language(), Origin.curated(), authority, edtf == null ? plain.edtf() : edtf);
    }

    private static @Nullable String language(@Nullable String said, String place) {
        if (said == null || said.isEmpty()) {
            return null;
        }
        try {
            return new Locale.Builder().setLanguageTag(said).build().toLanguageTag();
        } catch (IllformedLocaleException notOne) {
            throw Limits.badParameter(place + ".language", said, "zh-Hans, zh-Hant, en … (BCP 47)");
        }
    }

    private static @Nullable String edtf(Term term, @Nullable String said, String place) {
        if (said == null || said.isEmpty()) {
            return null;
        }
        if (!term.isDate() || Edtf.read(said) instanceof EdtfRefusal) {
            throw Limits.badParameter(place + ".edtf", said, "1937-08, 193X, 1937/1945 … (EDTF)");
        }
        return said;
    }

    private static @Nullable URI authority(@Nullable String said, String place) {
        if (said == null || said.isEmpty()) {
            return null;
        }
        try {
            URI address = URI.create(said);
            if (address.isAbsolute()) {
                return address;
            }
        } catch (IllegalArgumentException notOne) {
            throw Limits.badParameter(place + ".authority", said, "https://… or urn:…");
        }
        throw Limits.badParameter(place + ".authority", said, "https://… or urn:…");
    }

    /** The condition that is said; null where none is. */
    static @Nullable Access access(RecordSaid.@Nullable AccessSaid said) {
        if (said == null) {
            return null;
        }
        Condition condition = null;
        for (Condition each : Condition.values()) {
            condition = each.name().toLowerCase(Locale.ROOT).equals(said.condition()) ? each : condition;
        }
        if (condition == null) {
            throw Limits.badParameter(
                    "ownAccess.condition", String.valueOf(said.condition()), "open, restricted or closed");
        }
        boolean open = condition == Condition.OPEN;
        try {
            return new Access(
                    condition,
                    open || said.until() == null ? null : LocalDate.parse(said.until()),
                    open ? null : said.reason());
        } catch (DateTimeException notADay) {
            throw Limits.badParameter("ownAccess.until", String.valueOf(said.until()), "2031-01-01");
        }
    }

    static Level level(@Nullable String said) {
        for (Level each : Level.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(said)) {
                return each;
            }
        }
        throw Limits.badParameter("level", String.valueOf(said), "fonds, subfonds, series, subseries, file or item");
    }
}
