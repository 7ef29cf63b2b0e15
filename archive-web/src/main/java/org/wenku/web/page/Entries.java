package org.wenku.web.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Condition;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;

/** Makes rows of lists from records, for one reader. */
public final class Entries {

    private static final Pattern SENTENCE_END = Pattern.compile("[。！？]|[.!?](?=\\s)");
    private static final int LONGEST_SUMMARY = 240;

    private final Language language;
    private final Messages text;

    /** Rows in the wording of this language. */
    public Entries(Language language) {
        this.language = language;
        this.text = Messages.in(language);
    }

    /** The rows of a list whose units stand in many places, each with the fonds and the unit directly above it. */
    public List<Entry> withTrails(Catalogue catalogue, List<CatalogueRecord> records) {
        Map<UUID, CatalogueRecord> above = above(catalogue, records);
        return records.stream().map(record -> of(record, trail(record, above))).toList();
    }

    /** The units above these, as far as a trail names them, in one question. */
    public Map<UUID, CatalogueRecord> above(Catalogue catalogue, List<CatalogueRecord> records) {
        Set<UUID> wanted = new HashSet<>();
        for (CatalogueRecord record : records) {
            wanted.add(record.fondsId());
            record.parentId().ifPresent(wanted::add);
        }
        return catalogue.records(List.copyOf(wanted));
    }

    /** The titles of the fonds and of the unit directly above, with a gap between them where more stands there. */
    public List<Phrase> trail(CatalogueRecord record, Map<UUID, CatalogueRecord> above) {
        List<Phrase> trail = new ArrayList<>();
        CatalogueRecord fonds = above.get(record.fondsId());
        if (fonds == null || record.path().depth() == 0) {
            return trail;
        }
        trail.add(Phrase.title(fonds, language).shortened());
        CatalogueRecord parent = record.parentId().map(above::get).orElse(null);
        if (parent != null && !parent.id().equals(fonds.id())) {
            if (record.path().depth() > 2) {
                trail.add(Phrase.of("…"));
            }
            trail.add(Phrase.title(parent, language).shortened());
        }
        return trail;
    }

    /** A row without a trail, for a list that says itself where its units stand. */
    public Entry of(CatalogueRecord record) {
        return of(record, List.of());
    }

    /** A row with a trail. */
    public Entry of(CatalogueRecord record, List<Phrase> trail) {
        Phrase title = Phrase.title(record, language).shortened();
        boolean holder = record.level() != Level.ITEM;
        return new Entry(
                "/records/" + record.id(),
                trail,
                Run.plain(title.text()),
                title.language(),
                Kind.of(record, text),
                Phrase.date(record),
                record.reference().text(),
                record.effectiveAccess() != Condition.OPEN,
                holder ? said(record, Term.EXTENT, Function.identity()) : null,
                holder ? summary(record) : null,
                List.of());
    }

    private @Nullable Phrase summary(CatalogueRecord record) {
        Phrase summary = said(record, Term.ABSTRACT, Entries::firstSentences);
        return summary == null ? said(record, Term.DESCRIPTION, Entries::firstSentences) : summary;
    }

    private @Nullable Phrase said(CatalogueRecord record, Term term, Function<String, String> cut) {
        Statement said = record.statements().preferred(term, language.code()).orElse(null);
        return said == null ? null : Phrase.stated(cut.apply(said.value()), said.language());
    }

    /** The first two sentences, or as much of them as a list has room for. */
    static String firstSentences(String text) {
        Matcher end = SENTENCE_END.matcher(text);
        int cut = text.length();
        for (int sentence = 0; sentence < 2 && end.find(); sentence++) {
            cut = sentence == 1 ? end.end() : cut;
        }
        String sentences = text.substring(0, cut);
        return sentences.codePointCount(0, sentences.length()) <= LONGEST_SUMMARY
                ? sentences
                : sentences.substring(0, sentences.offsetByCodePoints(0, LONGEST_SUMMARY)) + "…";
    }
}
