package org.wenku.ingest.sheet;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.description.Term;

/** The names that columns and levels go by, in both languages. */
final class ColumnNames {

    private static final Pattern WITH_LANGUAGE = Pattern.compile(
            "(.+?)\\s*(?:\\[\\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\\s*]|@([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*))");

    private static final Map<String, Meaning> COLUMNS = new HashMap<>();
    private static final Map<String, Level> LEVELS = new HashMap<>();

    static {
        for (Term term : Term.values()) {
            COLUMNS.put(plain(term.localName()), new Meaning(Meaning.Kind.TERM, term, null));
        }
        for (Level level : Level.values()) {
            LEVELS.put(plain(level.name()), level);
        }
        Properties names = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(ColumnNames.class.getResourceAsStream("columns.properties")),
                StandardCharsets.UTF_8)) {
            names.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the names of columns could not be read", e);
        }
        names.forEach((key, value) -> know(key.toString(), value.toString()));
    }

    private ColumnNames() {}

    private static void know(String key, String names) {
        for (String name : names.split(",", -1)) {
            if (key.startsWith("level.")) {
                LEVELS.put(plain(name), Level.valueOf(key.substring("level.".length())));
            } else {
                Meaning meaning = Meaning.of(key).orElseThrow();
                Meaning before = COLUMNS.put(plain(name), meaning);
                if (before != null && !before.equals(meaning)) {
                    throw new IllegalStateException("the column name " + name + " stands for two things");
                }
            }
        }
        if (!key.startsWith("level.")) {
            COLUMNS.put(plain(key), Meaning.of(key).orElseThrow());
        }
    }

    /** Without what does not count: case, width, spaces, and the prefix of Dublin Core. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_\\-*:：]+", "")
                .replaceFirst("^(?:dcterms|dct|dc)[.:]?(?=.)", "");
    }

    /** What a column with this name is for; UNKNOWN where nobody has said. */
    static Meaning column(String header) {
        String name = Normalizer.normalize(header, Normalizer.Form.NFKC).strip();
        Matcher with = WITH_LANGUAGE.matcher(name);
        if (with.matches()) {
            Meaning meaning = COLUMNS.get(plain(with.group(1)));
            String language = with.group(2) == null ? with.group(3) : with.group(2);
            return meaning == null || meaning.kind() != Meaning.Kind.TERM
                    ? Meaning.UNKNOWN
                    : new Meaning(meaning.kind(), meaning.term(), language);
        }
        if (name.isEmpty()) {
            return Meaning.IGNORED;
        }
        return COLUMNS.getOrDefault(plain(name), Meaning.UNKNOWN);
    }

    /** The level that is written so. */
    static Optional<Level> level(String written) {
        return Optional.ofNullable(LEVELS.get(plain(written)));
    }
}
