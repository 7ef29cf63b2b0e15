package org.wenku.web.staff.bulk;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.changeset.ChangeSet;
import org.wenku.archive.changeset.ChangeSet.Outcome;
import org.wenku.archive.changeset.ChangeSet.State;
import org.wenku.archive.changeset.ChangeSets;
import org.wenku.archive.changeset.ChangedRecord;
import org.wenku.archive.changeset.Selection;
import org.wenku.web.caller.Caller;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** Makes the pages of the desk. */
final class BulkViews {

    private static final int PAGE = 50;
    private static final List<Outcome> WORTH_A_LOOK = List.of(
            Outcome.CHANGING,
            Outcome.SINCE_CHANGED,
            Outcome.APPLIED,
            Outcome.IMPOSSIBLE,
            Outcome.STAYING,
            Outcome.LEFT_OUT);

    private final Archive archive;
    private final ChangeSets sets;

    BulkViews(Archive archive, ChangeSets sets) {
        this.archive = archive;
        this.sets = sets;
    }

    private static Frame frame(Visit visit, String title) {
        return Frame.of(visit, title, null).withModules("htmx.js", "bulk.js").atDesk(DeskDoor.BULK);
    }

    View register(ContainerRequestContext request, @Nullable String before, @Nullable String fault) {
        Visit visit = Visit.of(request);
        Caller caller = Caller.of(request);
        List<ChangeSet> found = sets.list(start(before), BulkRights.describes(caller), caller.name(), PAGE + 1);
        List<ChangeSet> shown = found.subList(0, Math.min(PAGE, found.size()));
        return new View(
                "staff/bulk/register.jte",
                new RegisterPage(
                        frame(visit, visit.text().of("desk.bulk")),
                        fault,
                        shown.stream()
                                .map(set -> RegisterPage.line(set, visit.text()))
                                .toList(),
                        found.size() > PAGE
                                ? "/staff/bulk?before=" + shown.get(PAGE - 1).id()
                                : null));
    }

    private static @Nullable UUID start(@Nullable String before) {
        try {
            return before == null ? null : UUID.fromString(before);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Problem.BAD_CURSOR);
        }
    }

    View wish(
            ContainerRequestContext request,
            Selection selection,
            @Nullable String fault,
            @Nullable MultivaluedMap<String, String> filled) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        return new View(
                "staff/bulk/wish.jte",
                new WishPage(
                        frame(visit, text.of("bulk.wish.title")),
                        fault,
                        chosen(selection, Caller.of(request), text),
                        BulkResource.json(selection),
                        WishPage.allRows(),
                        WishPage.allOperations(text),
                        WishPage.allTerms(text),
                        Caller.of(request).reader().holdsAnywhere(Right.PUBLISH),
                        filled == null ? Map.of() : firsts(filled)));
    }

    private static Map<String, String> firsts(MultivaluedMap<String, String> form) {
        Map<String, String> firsts = new HashMap<>();
        form.forEach((name, values) -> firsts.put(name, values.isEmpty() ? "" : values.get(0)));
        return firsts;
    }

    /** What was chosen, with how many the search finds; the preview says exactly what of that is the person's to change. */
    private String chosen(Selection selection, Caller caller, Messages text) {
        String words = ChosenRecords.words(selection, text);
        if (!(selection instanceof Selection.Found found)) {
            return words;
        }
        long total = archive.index()
                .search(found.request(BulkRights.describes(caller)).limitedTo(0))
                .total();
        return text.of("bulk.chosen.counted", total, words);
    }

    View set(
            ContainerRequestContext request,
            ChangeSet set,
            @Nullable String show,
            @Nullable String after,
            @Nullable String fault) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        Outcome outcome = outcome(set, show);
        List<ChangedRecord> found = sets.records(set, outcome, place(after), PAGE + 1);
        List<ChangedRecord> shown = found.subList(0, Math.min(PAGE, found.size()));
        String href = "/staff/bulk/" + set.id();
        boolean previewed = set.state() == State.PREVIEWED;
        boolean ticks = previewed && (outcome == Outcome.CHANGING || outcome == Outcome.LEFT_OUT) && !shown.isEmpty();
        Caller caller = Caller.of(request);
        boolean mine = set.fonds().stream()
                .allMatch(fonds -> caller.reader().holds(Right.DESCRIBE, fonds)
                        && (!set.publishes() || caller.reader().holds(Right.PUBLISH, fonds)));
        return new View(
                "staff/bulk/set.jte",
                new SetPage(
                        frame(visit, set.name()),
                        fault != null
                                ? fault
                                : set.trouble() == null ? null : SetPage.said(set.trouble(), visit.language()),
                        href,
                        set.name(),
                        state(set, text),
                        text.of(
                                "bulk.made",
                                set.madeBy(),
                                Moments.of(set.madeAt()),
                                ChosenRecords.words(set.selection(), text)),
                        set.state() == State.PREVIEWING || set.state() == State.APPLYING,
                        done(set),
                        set.counts().found(),
                        SetPage.counts(set, outcome, text),
                        text.of("bulk.outcome." + outcome.name()),
                        shown.stream()
                                .map(record -> SetPage.row(record, visit.language()))
                                .toList(),
                        sets.faults(set, 0, 200).stream()
                                .map(each -> SetPage.fault(each, visit.language()))
                                .toList(),
                        found.size() > PAGE
                                ? href + "?show=" + lower(outcome) + "&after="
                                        + shown.get(PAGE - 1).place()
                                : null,
                        ticks ? (outcome == Outcome.CHANGING ? "out" : "in") : null,
                        previewed && set.counts().changing() > 0
                                ? text.of("bulk.apply", set.counts().changing())
                                : null,
                        mine,
                        set.canBeUndone(),
                        set.state() != State.APPLYING && set.state() != State.APPLIED,
                        set.undoneBy() == null ? null : "/staff/bulk/" + set.undoneBy(),
                        set.undoes() == null ? null : "/staff/bulk/" + set.undoes()));
    }

    private static long done(ChangeSet set) {
        return set.counts().applied() + set.counts().sinceChanged();
    }

    private static String state(ChangeSet set, Messages text) {
        String words = text.of("bulk.state." + set.state().name());
        return set.counts().elsewhere() == 0
                ? words
                : words + " " + text.of("bulk.elsewhere", set.counts().elsewhere());
    }

    private static Outcome outcome(ChangeSet set, @Nullable String show) {
        return Arrays.stream(Outcome.values())
                .filter(each -> lower(each).equals(show))
                .findFirst()
                .orElseGet(() -> WORTH_A_LOOK.stream()
                        .filter(each -> set.counts().of(each) > 0)
                        .findFirst()
                        .orElse(Outcome.CHANGING));
    }

    private static String lower(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static int place(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return 0;
        }
        if (!after.matches("[0-9]{1,9}")) {
            throw Refusal.of(Problem.BAD_CURSOR);
        }
        return Integer.parseInt(after);
    }
}
