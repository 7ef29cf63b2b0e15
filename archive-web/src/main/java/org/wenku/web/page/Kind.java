package org.wenku.web.page;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;

/**
 * What a unit is, in a word, and the colour that word has.
 *
 * @param tone a class of the style sheet: {@code sound}, {@code image} or empty
 */
public record Kind(Phrase name, String tone) {

    private static final Map<String, String> TONES =
            Map.of("sound", "sound", "movingimage", "sound", "image", "image", "stillimage", "image");

    public Kind {
        requireNonNull(name, "name");
        requireNonNull(tone, "tone");
    }

    /** The kind of a unit: its level, or for an item what it is said to be. */
    public static Kind of(CatalogueRecord record, Messages text) {
        if (record.level() != Level.ITEM) {
            return new Kind(Phrase.of(text.level(record.level())), "");
        }
        return record.statements()
                .preferred(Term.TYPE, text.language().code())
                .map(said -> of(said, text))
                .orElseGet(() -> new Kind(Phrase.of(text.level(Level.ITEM)), ""));
    }

    private static Kind of(Statement type, Messages text) {
        return new Kind(
                typeName(type.value(), text).map(Phrase::of).orElseGet(() -> new Phrase(type.value(), type.language())),
                TONES.getOrDefault(type.value().toLowerCase(Locale.ROOT), ""));
    }

    /** The name of a type of the DCMI Type Vocabulary; empty for types in other words. */
    public static Optional<String> typeName(String type, Messages text) {
        String key = "type." + type;
        return text.has(key) ? Optional.of(text.of(key)) : Optional.empty();
    }
}
