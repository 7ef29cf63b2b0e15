package org.wenku.web.searching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.authority.AuthorityList;
import org.wenku.archive.authority.AuthorityName;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.description.Term;
import org.wenku.archive.search.Facet;
import org.wenku.archive.search.FacetCount;
import org.wenku.archive.search.Hit;
import org.wenku.archive.search.QueryReading.Match;
import org.wenku.archive.search.SearchPage;
import org.wenku.archive.search.Snippet;
import org.wenku.archive.search.SortOrder;
import org.wenku.web.page.Entries;
import org.wenku.web.page.Entry;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Phrase;
import org.wenku.web.page.Run;
import org.wenku.web.page.Visit;

/** Makes the page that answers one question. */
final class Answer {

    private static final int CHOICES = 7;
    private static final List<SortOrder> ORDERS =
            List.of(SortOrder.RELEVANCE, SortOrder.ARCHIVAL, SortOrder.OLDEST, SortOrder.LATEST, SortOrder.TITLE);

    private final Visit visit;
    private final Messages text;
    private final Question question;
    private final SearchPage found;
    private final Catalogue catalogue;
    private final Reader reader;
    private final FacetNames names;
    private final @Nullable CatalogueRecord within;

    Answer(Visit visit, Question question, SearchPage found, Catalogue catalogue, Reader reader) {
        this.visit = visit;
        this.text = visit.text();
        this.question = question;
        this.found = found;
        this.catalogue = catalogue;
        this.reader = reader;
        this.names = new FacetNames(visit.language(), describable(catalogue.records(fonds()), reader), authorities());
        this.within = question.within() == null ? null : within(question.within());
    }

    /** Only of an answer that has something, because whoever is named in nothing that this reader may see has no name. */
    private Map<String, Phrase> authorities() {
        if (found.total() == 0) {
            return Map.of();
        }
        Map<String, Phrase> authorities = new HashMap<>();
        List<UUID> asked = question.limits().getOrDefault(Facet.AUTHORITY, List.of()).stream()
                .flatMap(key -> Question.identified(key).stream())
                .toList();
        AuthorityList.standing(catalogue, asked).forEach((id, authority) -> {
            AuthorityName name = authority.entry().name(visit.language().code());
            authorities.put(id.toString(), Phrase.stated(name.text(), name.language()));
        });
        return authorities;
    }

    /** A fonds that may not be known of has no name, even to those who guess its identifier. */
    private static Map<UUID, CatalogueRecord> describable(Map<UUID, CatalogueRecord> fonds, Reader reader) {
        return fonds.values().stream()
                .filter(each -> each.accessFor(reader).mayDescribe())
                .collect(Collectors.toMap(CatalogueRecord::id, each -> each));
    }

    private @Nullable CatalogueRecord within(UUID id) {
        return catalogue
                .record(id)
                .filter(record -> record.accessFor(reader).mayDescribe())
                .orElse(null);
    }

    private List<UUID> fonds() {
        Set<String> keys = found.facets().getOrDefault(Facet.COLLECTION, List.of()).stream()
                .map(FacetCount::key)
                .collect(Collectors.toSet());
        Set<UUID> ids = new HashSet<>();
        for (String key : keys) {
            try {
                ids.add(UUID.fromString(key));
            } catch (IllegalArgumentException madeUp) {
                continue; // because the key of a chosen facet is whatever stands in the address
            }
        }
        return List.copyOf(ids);
    }

    ResultsPage page() {
        String title = question.query().isEmpty() ? text.of("search.title") : question.query();
        return new ResultsPage(
                Frame.of(visit, title, null).withOwnSearch().withModules("htmx.js", "searching.js"),
                question.query(),
                question.within() == null ? null : question.within().toString(),
                found.total() > 0,
                total(),
                notes(),
                chips(),
                question.unlimited().address(),
                orders(),
                boxes(),
                entries(),
                found.next() == null ? null : question.from(found.next()).address(),
                question.cursor() == null ? null : question.from(null).address(),
                found.total() > 0 && reader.holdsAnywhere(Right.DESCRIBE) ? bulk() : null);
    }

    private String bulk() {
        String address = question.from(null).address();
        return "/staff/bulk/new" + address.substring(address.indexOf('?'));
    }

    private String total() {
        boolean limited = !question.limits().isEmpty() || question.within() != null;
        if (question.query().isEmpty()) {
            String key = found.total() == 0 ? "search.none" : limited ? "search.total" : "search.everything";
            return text.of(key, found.total());
        }
        return found.total() == 0
                ? text.of("search.none.query", question.query())
                : text.of("search.total.query", question.query(), found.total());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (found.reading().match() == Match.ANY_WORD && found.total() > 0) {
            notes.add(text.of("search.note.any-word"));
        }
        found.reading().notes().stream()
                .sorted()
                .forEach(note -> notes.add(
                        switch (note) {
                            case SHORTENED -> text.of("search.note.shortened");
                            case SYNTAX_IGNORED -> text.of("search.note.syntax");
                            case NO_WORDS -> text.of("search.note.no-words");
                        }));
        return notes;
    }

    private List<ResultsPage.Chip> chips() {
        List<ResultsPage.Chip> chips = new ArrayList<>();
        if (within != null) {
            Phrase title = Phrase.title(within, visit.language()).shortened();
            chips.add(new ResultsPage.Chip(
                    text.of("search.within"),
                    title.text(),
                    title.language(),
                    question.everywhere().address()));
        }
        question.limits()
                .forEach((facet, keys) -> keys.forEach(key -> {
                    Phrase name = names.of(facet, key).shortened();
                    chips.add(new ResultsPage.Chip(
                            names.of(facet),
                            name.text(),
                            name.language(),
                            question.without(facet, key).address()));
                }));
        return chips;
    }

    private List<ResultsPage.Order> orders() {
        return found.total() < 2
                ? List.of()
                : ORDERS.stream()
                        .map(order -> new ResultsPage.Order(
                                Question.code(order),
                                text.of("search.sort." + Question.code(order)),
                                order == question.sort()))
                        .toList();
    }

    private List<ResultsPage.Box> boxes() {
        List<ResultsPage.Box> boxes = new ArrayList<>();
        for (Facet facet : Question.OFFERED) {
            List<FacetCount> counts = found.facets().getOrDefault(facet, List.of());
            if (!counts.isEmpty()) {
                boxes.add(box(facet, counts));
            }
        }
        return boxes;
    }

    private ResultsPage.Box box(Facet facet, List<FacetCount> counts) {
        List<String> chosen = question.limits().getOrDefault(facet, List.of());
        List<FacetCount> ordered = facet == Facet.DECADE
                ? counts.stream().sorted(Comparator.comparing(FacetCount::key)).toList()
                : counts;
        List<ResultsPage.Choice> first = new ArrayList<>();
        List<ResultsPage.Choice> more = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            FacetCount count = ordered.get(i);
            boolean on = chosen.contains(count.key());
            Phrase name = names.of(facet, count.key()).shortened();
            (i < CHOICES || on ? first : more)
                    .add(new ResultsPage.Choice(
                            Question.name(facet) + "-" + i,
                            count.key(),
                            name.text(),
                            name.language(),
                            text.number(count.count()),
                            on));
        }
        return new ResultsPage.Box(Question.name(facet), names.of(facet), first, more);
    }

    private List<Entry> entries() {
        Entries entries = new Entries(visit.language());
        Map<UUID, CatalogueRecord> records =
                catalogue.records(found.hits().stream().map(Hit::id).toList());
        // Because the index follows the catalogue, it may still know of a record that is gone or no longer public.
        List<Hit> shown = found.hits().stream()
                .filter(hit -> {
                    CatalogueRecord record = records.get(hit.id());
                    return record != null && record.accessFor(reader).mayDescribe();
                })
                .toList();
        Map<UUID, CatalogueRecord> above = entries.above(
                catalogue,
                shown.stream()
                        .map(hit -> Objects.requireNonNull(records.get(hit.id())))
                        .toList());
        return shown.stream()
                .map(hit -> {
                    CatalogueRecord record = Objects.requireNonNull(records.get(hit.id()));
                    return answered(entries.of(record, entries.trail(record, above)), record, hit);
                })
                .toList();
    }

    private Entry answered(Entry entry, CatalogueRecord record, Hit hit) {
        boolean open = record.accessFor(reader).mayOpenFiles();
        String title = entry.title().stream().map(Run::text).collect(Collectors.joining());
        String language = record.statements()
                .first(Term.LANGUAGE)
                .map(said -> said.value())
                .filter(tag -> tag.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"))
                .orElse(null);
        List<Run> marked = entry.title();
        List<Entry.Excerpt> excerpts = new ArrayList<>();
        for (Snippet snippet : hit.snippets()) {
            if (!open && !snippet.describes()) {
                continue; // because the index follows the catalogue, and the text may have been closed this moment
            }
            if (snippet.field().equals("title")) {
                List<Run> own = Marks.of(title, runs(snippet));
                if (own.stream().anyMatch(Run::hit)) {
                    marked = own;
                    continue;
                }
            }
            Phrase plain = Phrase.stated(snippet.plain(), language);
            excerpts.add(new Entry.Excerpt(cut(snippet), plain.language(), null, null));
        }
        return entry.answering(marked, excerpts);
    }

    private static List<Run> runs(Snippet snippet) {
        return snippet.spans().stream()
                .map(span -> new Run(span.text(), span.hit()))
                .toList();
    }

    private static List<Run> cut(Snippet snippet) {
        List<Run> runs = new ArrayList<>(runs(snippet));
        if (snippet.cutBefore()) {
            runs.add(0, new Run("…", false));
        }
        if (snippet.cutAfter()) {
            runs.add(new Run("…", false));
        }
        return runs;
    }
}
