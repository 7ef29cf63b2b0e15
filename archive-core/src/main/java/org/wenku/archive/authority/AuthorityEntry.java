package org.wenku.archive.authority;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Edtf;

/**
 * What is said of an authority.
 *
 * @param names all of them, the preferred ones first: at least one, and one in a language and script
 * @param dates in EDTF, of a life or of an existence; null where they are not known
 * @param note who or what it is, in words
 * @param identifiers addresses and numbers elsewhere (VIAF, Wikidata …), as typed
 */
public record AuthorityEntry(
        AuthorityKind kind,
        List<AuthorityName> names,
        @Nullable String dates,
        @Nullable String note,
        List<String> identifiers) {

    /** The most names, and the most identifiers, of one. */
    public static final int MOST = 100;

    /** The most characters of a note, and of an identifier. */
    public static final int LONGEST = 20_000;

    public AuthorityEntry {
        requireNonNull(kind, "kind");
        names = requireNonNull(names, "names").stream()
                .distinct()
                .sorted(Comparator.comparing(name -> name.use() != NameUse.PREFERRED))
                .toList();
        dates = stripped(dates);
        note = stripped(note);
        identifiers = identifiers.stream()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        List<AuthorityName> preferred = preferred(names);
        if (preferred.isEmpty() || names.size() > MOST || identifiers.size() > MOST) {
            throw new IllegalArgumentException("an authority has a preferred name, and at most " + MOST
                    + " names and identifiers, but found " + names + " and " + identifiers);
        }
        if (preferred.stream().map(AuthorityName::language).distinct().count() < preferred.size()) {
            throw new IllegalArgumentException("one name is preferred in a language, but found " + preferred);
        }
        if (dates != null && Edtf.read(dates).date().isEmpty()) {
            throw new IllegalArgumentException("the dates are in EDTF, but found \"" + dates + "\"");
        }
        if (tooLong(note) || identifiers.stream().anyMatch(AuthorityEntry::tooLong)) {
            throw new IllegalArgumentException("a note or an identifier has at most " + LONGEST + " characters");
        }
    }

    private static List<AuthorityName> preferred(List<AuthorityName> names) {
        return names.stream().filter(name -> name.use() == NameUse.PREFERRED).toList();
    }

    private static boolean tooLong(@Nullable String text) {
        return text != null && text.length() > LONGEST;
    }

    private static @Nullable String stripped(@Nullable String text) {
        // Because PostgreSQL cannot keep U+0000.
        return text == null || text.isBlank() ? null : text.replace('\0', ' ').strip();
    }

    /** An authority of which only one name is known. */
    public static AuthorityEntry named(AuthorityKind kind, String name, @Nullable String language) {
        return new AuthorityEntry(kind, List.of(AuthorityName.preferred(name, language)), null, null, List.of());
    }

    /**
     * The name that a reader of the given language would want: the preferred one in that language and script, else in that
     * language, else the first.
     *
     * @param reader a BCP 47 tag; {@code zh} finds {@code zh-Hans}
     */
    public AuthorityName name(String reader) {
        int end = reader.indexOf('-');
        String language = end < 0 ? reader : reader.substring(0, end);
        return in(reader).or(() -> in(language)).orElse(names.get(0));
    }

    private Optional<AuthorityName> in(String tag) {
        return preferred(names).stream()
                .filter(name -> {
                    String own = Objects.requireNonNullElse(name.language(), "");
                    return own.equals(tag) || own.startsWith(tag + "-");
                })
                .findFirst();
    }
}
