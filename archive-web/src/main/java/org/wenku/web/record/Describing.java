package org.wenku.web.record;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.authority.AuthorityAddress;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.archive.search.Facet;
import org.wenku.web.page.Kind;
import org.wenku.web.page.Language;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Phrase;
import org.wenku.web.searching.Question;

/** Arranges what is said of a unit for reading. */
final class Describing {

    private static final String RECORD = "urn:uuid:";

    private final CatalogueRecord record;
    private final Set<UUID> related;
    private final Language language;
    private final Messages text;

    /**
     * What is said of a record.
     *
     * @param related those records that it relates to which the reader may know of
     */
    Describing(CatalogueRecord record, Set<UUID> related, Language language) {
        this.record = record;
        this.related = related;
        this.language = language;
        this.text = Messages.in(language);
    }

    /** The records that a record is said to relate to, whether the reader may know of them or not. */
    static List<UUID> relatedTo(CatalogueRecord record) {
        return record.statements().all().stream()
                .flatMap(statement -> other(statement).stream())
                .distinct()
                .toList();
    }

    /** The record that a statement leads to, where it does. */
    private static Optional<UUID> other(Statement statement) {
        String authority = String.valueOf(statement.authority());
        if (!authority.startsWith(RECORD)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(authority.substring(RECORD.length())));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /** The titles beside the one shown: other languages, other scripts, other names. */
    List<Phrase> otherTitles(Phrase shown) {
        return Stream.concat(
                        record.statements().of(Term.TITLE),
                        record.statements().of(Term.ALTERNATIVE).filter(said -> said.language() != null))
                .map(Phrase::of)
                .filter(title -> !title.text().equals(shown.text()))
                .distinct()
                .toList();
    }

    /** The scope of a unit that holds others, to be read before its contents. */
    List<Phrase> lead() {
        if (record.level() == Level.ITEM) {
            return List.of();
        }
        return record.statements()
                .preferred(Term.ABSTRACT, language.code())
                .or(() -> record.statements().preferred(Term.DESCRIPTION, language.code()))
                .map(Phrase::of)
                .map(List::of)
                .orElse(List.of());
    }

    List<RecordView.Area> areas(List<Phrase> alreadyShown) {
        Set<String> shown = new LinkedHashSet<>();
        alreadyShown.forEach(phrase -> shown.add(phrase.text()));
        List<RecordView.Area> areas = new ArrayList<>();
        for (DescriptionArea area : DescriptionArea.values()) {
            List<RecordView.Said> said = area.terms().stream()
                    .map(term -> said(term, shown))
                    .filter(each -> !each.values().isEmpty())
                    .toList();
            if (!said.isEmpty()) {
                areas.add(new RecordView.Area(text.of(area.key()), said));
            }
        }
        return areas;
    }

    private RecordView.Said said(Term term, Set<String> shown) {
        return new RecordView.Said(
                text.term(term),
                record.statements()
                        .of(term)
                        .filter(statement ->
                                other(statement).map(related::contains).orElse(!shown.contains(statement.value())))
                        .map(this::value)
                        .toList());
    }

    private RecordView.Value value(Statement statement) {
        return new RecordView.Value(phrase(statement), href(statement), origin(statement.origin()));
    }

    private Phrase phrase(Statement statement) {
        if (statement.term() == Term.TYPE) {
            return Kind.typeName(statement.value(), text).map(Phrase::of).orElseGet(() -> Phrase.of(statement));
        }
        String languageName = "language." + statement.value();
        return statement.term() == Term.LANGUAGE && text.has(languageName)
                ? Phrase.of(text.of(languageName))
                : Phrase.of(statement);
    }

    private static @Nullable String href(Statement statement) {
        Optional<UUID> other = other(statement);
        if (other.isPresent()) {
            return "/records/" + other.get();
        }
        Optional<UUID> authority = AuthorityAddress.authority(statement.authority());
        if (authority.isPresent()) {
            return Question.everything()
                    .with(Facet.AUTHORITY, authority.get().toString())
                    .address();
        }
        Facet facet = switch (statement.term()) {
            case CREATOR -> Facet.CREATOR;
            case SUBJECT -> Facet.SUBJECT;
            case SPATIAL -> Facet.PLACE;
            default -> null;
        };
        if (facet != null) {
            return Question.everything().with(facet, statement.value()).address();
        }
        boolean web =
                statement.value().startsWith("https://") || statement.value().startsWith("http://");
        return web && statement.value().indexOf(' ') < 0 ? statement.value() : null;
    }

    private @Nullable String origin(Origin origin) {
        return switch (origin.kind()) {
            case CURATED -> null;
            case EXTRACTED -> text.of("origin.extracted");
            case DERIVED -> text.of("origin.derived");
        };
    }

    /** What the marks of origin mean, with the names of the programs, where there are such marks. */
    List<String> origins() {
        return Stream.of(Origin.Kind.EXTRACTED, Origin.Kind.DERIVED)
                .filter(kind -> origins(kind).findAny().isPresent())
                .map(kind -> text.of(
                        kind == Origin.Kind.EXTRACTED ? "origin.extracted.note" : "origin.derived.note", tools(kind)))
                .toList();
    }

    private Stream<Origin> origins(Origin.Kind kind) {
        return record.statements().all().stream().map(Statement::origin).filter(origin -> origin.kind() == kind);
    }

    private String tools(Origin.Kind kind) {
        List<String> tools = origins(kind)
                .map(origin -> origin.tool() == null
                        ? null
                        : origin.version() == null ? origin.tool() : origin.tool() + " " + origin.version())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return tools.isEmpty() ? text.of("origin.program") : String.join(text.of("list.comma"), tools);
    }
}
