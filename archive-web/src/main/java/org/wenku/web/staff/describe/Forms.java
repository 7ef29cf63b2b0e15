package org.wenku.web.staff.describe;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Right;
import org.wenku.archive.account.Account;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.describing.Describer;
import org.wenku.archive.describing.Prospect;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.web.caller.Caller;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Phrase;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;
import org.wenku.web.reading.ReadingRoom;
import org.wenku.web.record.Exhibit;
import org.wenku.web.record.Presentation;
import org.wenku.web.record.RecordView;
import org.wenku.web.record.Ways;

/** Makes the form page of a record, or of a new unit, as it stands. */
final class Forms {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Archive archive;
    private final ReadingRoom room;
    private final RenditionShelf shelf;

    Forms(Archive archive) {
        this.archive = requireNonNull(archive);
        this.room = new ReadingRoom(archive);
        this.shelf = new RenditionShelf(archive);
    }

    /** The record of an address, if whoever asks may see it and describe it. */
    CatalogueRecord mine(ContainerRequestContext request, String id) {
        CatalogueRecord record = room.of(request).record(id, (catalogue, found) -> found);
        Caller.of(request).mustHold(Right.DESCRIBE, record.fondsId());
        return record;
    }

    static Describer describer(ContainerRequestContext request) {
        Caller caller = Caller.of(request);
        return new Describer(
                caller.name(),
                caller.reader(),
                caller.account().map(Account::id).orElse(null));
    }

    static String address(CatalogueRecord record) {
        return "/staff/records/" + record.id() + "/describe";
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    /** The form of a record that is there. */
    View view(ContainerRequestContext request, CatalogueRecord record, Standing standing) {
        Visit visit = Visit.of(request);
        return archive.read(catalogue -> {
            Phrase title = Phrase.title(record, visit.language());
            List<CatalogueRecord> above = catalogue.ancestors(record);
            List<CatalogueRecord> around =
                    catalogue.siblings(record, Caller.of(request).reader()).around();
            Exhibit exhibit = Exhibit.of(
                    catalogue,
                    shelf,
                    record,
                    Caller.of(request).reader(),
                    visit,
                    request.getUriInfo().getQueryParameters());
            Picked picked = Picked.of(catalogue, standing.typed(), standing.sought(), visit.text());
            FormAreas areas = areas(record.statements(), above, standing, picked, visit.text());
            return new View(
                    "staff/describe/describe.jte",
                    new DescribePage(
                            frame(visit, title.shortened().text(), exhibit),
                            address(record),
                            heading(record, above, title, visit),
                            exhibit,
                            standing.done(),
                            standing.draft(),
                            "/staff/records/" + record.id() + "/draft",
                            elsewhere(standing),
                            standing.clash(),
                            new Essentials(standing.typed(), new Inherited(above), visit.text()).all(),
                            areas.areas(),
                            areas.more(),
                            condition(standing.typed(), new Inherited(above), visit),
                            null,
                            Optional.ofNullable(standing.typed().version()).orElse(record.version()),
                            standing.typed().why(),
                            beside(around, record, -1),
                            beside(around, record, 1),
                            publication(catalogue, record, request)));
        });
    }

    private static Frame frame(Visit visit, String title, @Nullable Exhibit exhibit) {
        Frame frame = Frame.of(visit, visit.text().of("describe.title", title), null)
                .atDesk(DeskDoor.RECORDS)
                .withModules("describe.css", "describe.js", "picking.js");
        boolean recording = exhibit != null && exhibit.shown() instanceof Presentation.Recording;
        return recording ? frame.withModules("describe.css", "describe.js", "picking.js", "transcript.js") : frame;
    }

    private static FormAreas areas(
            Statements before, List<CatalogueRecord> above, Standing standing, Picked picked, Messages text) {
        return new FormAreas(
                standing.typed(), before, new Inherited(above), standing.faults(), standing.focus(), picked, text);
    }

    private static List<String> elsewhere(Standing standing) {
        return standing.faults().stream()
                .filter(fault -> fault.line() == Typed.Fault.ELSEWHERE)
                .map(Typed.Fault::words)
                .toList();
    }

    private static DescribePage.Publication publication(
            Catalogue catalogue, CatalogueRecord record, ContainerRequestContext request) {
        Messages text = Visit.of(request).text();
        Forecast forecast = new Forecast(record, Prospect.of(catalogue, record), text);
        boolean may = Caller.of(request).reader().holds(Right.PUBLISH, record.fondsId())
                && record.state() != RecordState.PUBLISHED;
        return new DescribePage.Publication(
                forecast.now(),
                may ? "/staff/records/" + record.id() + "/publish" : null,
                may ? forecast.published() : List.of(),
                Ways.ofForm(record, Caller.of(request).reader(), text));
    }

    /** What a page about a record has at its head. */
    DescribePage.Heading heading(ContainerRequestContext request, CatalogueRecord record) {
        Visit visit = Visit.of(request);
        return archive.read(catalogue ->
                heading(record, catalogue.ancestors(record), Phrase.title(record, visit.language()), visit));
    }

    private static DescribePage.Heading heading(
            CatalogueRecord record, List<CatalogueRecord> above, Phrase title, Visit visit) {
        Messages text = visit.text();
        return new DescribePage.Heading(
                trail(above, visit),
                title,
                text.level(record.level()) + " · " + record.reference().text(),
                text.of("describe.state." + record.state().name().toLowerCase(Locale.ROOT)),
                "/records/" + record.id());
    }

    private static List<RecordView.Step> trail(List<CatalogueRecord> above, Visit visit) {
        return above.stream()
                .map(unit -> new RecordView.Step(
                        "/records/" + unit.id(),
                        Phrase.title(unit, visit.language()).shortened()))
                .toList();
    }

    static @Nullable String beside(List<CatalogueRecord> around, CatalogueRecord record, int offset) {
        for (int i = 0; i < around.size(); i++) {
            int there = i + offset;
            if (around.get(i).id().equals(record.id()) && there >= 0 && there < around.size()) {
                return address(around.get(there));
            }
        }
        return null;
    }

    /** The form of the unit after a record; null after the last. */
    @Nullable
    String following(ContainerRequestContext request, CatalogueRecord record) {
        return archive.read(catalogue ->
                beside(catalogue.siblings(record, Caller.of(request).reader()).around(), record, 1));
    }

    private static DescribePage.Condition condition(Typed typed, Inherited inherited, Visit visit) {
        Messages text = visit.text();
        CatalogueRecord shut = inherited.shut();
        String sentence = null;
        if (shut != null) {
            Access access = shut.access();
            sentence = text.of(
                    "describe.access.inherited",
                    AccessWords.of(access, text),
                    shut.reference().text());
        }
        return new DescribePage.Condition(typed.condition(), typed.until(), typed.reason(), sentence);
    }

    /** The form of a new unit below another, or of a new fonds. */
    View blank(ContainerRequestContext request, @Nullable CatalogueRecord parent, Standing standing) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        List<CatalogueRecord> above = parent == null
                ? List.of()
                : archive.read(catalogue -> Stream.concat(catalogue.ancestors(parent).stream(), Stream.of(parent))
                        .toList());
        Typed typed = standing.typed();
        Picked picked = archive.read(catalogue -> Picked.of(catalogue, typed, standing.sought(), text));
        FormAreas areas = areas(Statements.none(), above, standing, picked, text);
        String title = text.of(parent == null ? "describe.new.fonds" : "describe.new.title");
        String query = parent == null ? "" : "?below=" + parent.id();
        return new View(
                "staff/describe/describe.jte",
                new DescribePage(
                        Frame.of(visit, title, null)
                                .atDesk(DeskDoor.RECORDS)
                                .withModules("describe.css", "describe.js", "picking.js"),
                        "/staff/records/new" + query,
                        new DescribePage.Heading(
                                trail(above, visit),
                                Phrase.of(title),
                                parent == null
                                        ? ""
                                        : text.of(
                                                "describe.new.below",
                                                parent.reference().text()),
                                null,
                                null),
                        null,
                        standing.done(),
                        standing.draft(),
                        "/staff/records/new/draft" + query,
                        elsewhere(standing),
                        null,
                        new Essentials(typed, new Inherited(above), text).all(),
                        areas.areas(),
                        areas.more(),
                        condition(typed, new Inherited(above), visit),
                        placing(parent, typed, text),
                        0,
                        typed.why(),
                        null,
                        null,
                        null));
    }

    static List<Level> levelsBelow(@Nullable CatalogueRecord parent) {
        return parent == null
                ? List.of(Level.FONDS)
                : Stream.of(Level.values())
                        .filter(level -> level.mayStandBelow(parent.level()))
                        .toList();
    }

    private static DescribePage.Placing placing(@Nullable CatalogueRecord parent, Typed typed, Messages text) {
        return new DescribePage.Placing(
                parent == null ? "" : parent.reference().text() + "/",
                typed.placing().getOrDefault("code", ""),
                typed.placing().getOrDefault("level", ""),
                levelsBelow(parent).stream()
                        .map(level -> new DescribePage.Option(level.name(), text.level(level)))
                        .toList(),
                parent == null);
    }

    /** The form with a line more of an element. */
    static Standing adding(Typed typed, String name, Messages text) {
        Term term = Term.named(name).orElse(null);
        if (term == null) {
            return Standing.of(typed);
        }
        List<Line> lines = new ArrayList<>(typed.lines());
        lines.add(
                new FormAreas(typed, Statements.none(), new Inherited(List.of()), List.of(), null, Picked.NOTHING, text)
                        .blank(term));
        return Standing.of(typed.with(lines)).at(term);
    }
}
