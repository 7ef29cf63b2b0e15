package org.wenku.web.searching;

import java.util.Map;
import java.util.UUID;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.search.Facet;
import org.wenku.web.page.Kind;
import org.wenku.web.page.Language;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Phrase;

/** The names by which readers know the keys of facets. */
public final class FacetNames {

    private final Language language;
    private final Messages text;
    private final Map<UUID, CatalogueRecord> fonds;
    private final Map<String, Phrase> authorities;

    /**
     * Names in one language.
     *
     * @param fonds the fonds that may have to be named
     */
    public FacetNames(Language language, Map<UUID, CatalogueRecord> fonds) {
        this(language, fonds, Map.of());
    }

    /**
     * Names in the language of the reader.
     *
     * @param authorities the names of those whom the answer may tell of, by their identifiers
     */
    FacetNames(Language language, Map<UUID, CatalogueRecord> fonds, Map<String, Phrase> authorities) {
        this.language = language;
        this.text = Messages.in(language);
        this.fonds = fonds;
        this.authorities = authorities;
    }

    /** The name of a facet. */
    public String of(Facet facet) {
        return text.of("facet." + Question.name(facet));
    }

    /** The name of a key; the key itself where it has no other. */
    public Phrase of(Facet facet, String key) {
        return switch (facet) {
            case COLLECTION -> collection(key);
            case TYPE -> Kind.typeName(key, text).map(Phrase::of).orElseGet(() -> Phrase.stated(key, null));
            case LANGUAGE -> known("language." + key, key);
            case DECADE -> Phrase.of(text.of("decade", key));
            case ACCESS -> known("access." + key, key);
            case LEVEL -> known("level." + key, key);
            case AUTHORITY -> authorities.getOrDefault(key, Phrase.of(key));
            default -> Phrase.stated(key, null);
        };
    }

    private Phrase known(String messageKey, String key) {
        return Phrase.of(text.has(messageKey) ? text.of(messageKey) : key);
    }

    private Phrase collection(String key) {
        return fonds.entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(key))
                .findFirst()
                .map(entry -> Phrase.title(entry.getValue(), language).shortened())
                .orElseGet(() -> Phrase.of(key));
    }
}
