package org.wenku.web.staff.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.description.Term;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepSearch;
import org.wenku.archive.step.StepState;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.sheet.Column;
import org.wenku.ingest.sheet.Fault;
import org.wenku.ingest.sheet.FaultKind;
import org.wenku.ingest.sheet.Meaning;
import org.wenku.ingest.sheet.SheetImport;
import org.wenku.ingest.sheet.SheetImports;
import org.wenku.ingest.sheet.SheetSentences;
import org.wenku.ingest.sheet.SheetSteps;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Visit;

/** Puts together what the page of one import shows. */
final class ImportView {

    private static final int PAGE = 100;

    private final Archive archive;
    private final SheetImports imports;

    ImportView(Archive archive, SheetImports imports) {
        this.archive = archive;
        this.imports = imports;
    }

    ImportPage of(SheetImport it, @Nullable String after, Visit visit) {
        Locale locale = visit.language().locale();
        List<Fault> faults = imports.faults(it, after(after), PAGE + 1);
        boolean more = faults.size() > PAGE;
        List<Fault> shown = more ? faults.subList(0, PAGE) : faults;
        Work work = work(it);
        return new ImportPage(
                Frame.of(visit, it.name(), null).atDesk(DeskDoor.IMPORTS).withModules("htmx.js"),
                it,
                SheetSentences.of(it).in(locale),
                work.busy(),
                words(work.failed(), visit),
                it.phase() == SheetImport.Phase.CHECKED
                        && it.counts().ready() > 0
                        && !imports.isHindered(it)
                        && !work.busy(),
                it.phase() != SheetImport.Phase.ENTERING && it.phase() != SheetImport.Phase.DONE && !work.busy(),
                archive.read(catalogue -> catalogue.record(it.target()))
                        .map(target -> target.reference().text())
                        .orElse(""),
                shown.stream()
                        .map(fault -> new ImportPage.FaultLine(
                                fault.row(),
                                fault.columnName(),
                                header(it, fault),
                                fault.sentence().in(locale)))
                        .toList(),
                more ? cursor(shown.get(PAGE - 1)) : null,
                choices(it, visit.text()));
    }

    /** Whether a step is at work on it, and what the last one said if it failed. */
    private record Work(boolean busy, @Nullable StepNote failed) {}

    private Work work(SheetImport it) {
        List<Step> steps = archive.steps()
                .list()
                .find(StepSearch.all().ofKind(SheetSteps.IMPORT).about(List.of(it.id())));
        boolean busy =
                steps.stream().anyMatch(step -> step.state() == StepState.WAITING || step.state() == StepState.RUNNING);
        boolean failed = !steps.isEmpty() && steps.get(0).state() == StepState.FAILED;
        return new Work(busy, failed ? steps.get(0).note() : null);
    }

    private static @Nullable String words(@Nullable StepNote note, Visit visit) {
        if (note == null) {
            return null;
        }
        return new Sentence(note.chinese(), note.english()).in(visit.language().locale());
    }

    private static String header(SheetImport it, Fault fault) {
        return fault.column() < it.columns().size()
                ? it.columns().get(fault.column()).header()
                : "";
    }

    private static String cursor(Fault fault) {
        return fault.row() + "." + fault.column() + "." + fault.kind().name();
    }

    private static @Nullable Fault after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String[] parts = cursor.split("\\.", 3);
            return new Fault(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), FaultKind.valueOf(parts[2]), "", "");
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Refusal.of(Problem.BAD_CURSOR);
        }
    }

    /** Everything that a column may mean, with what the columns mean already, in a language for instance. */
    private static List<ImportPage.Choice> choices(SheetImport it, Messages text) {
        Set<String> values = new LinkedHashSet<>();
        values.add(Meaning.UNKNOWN.text());
        values.add(Meaning.IGNORED.text());
        for (String kind : List.of("code", "parent", "level", "file", "key", "reasons")) {
            values.add(kind);
        }
        Arrays.stream(Term.values()).map(Term::localName).forEach(values::add);
        values.addAll(List.of("title[zh]", "title[en]", "description[zh]", "description[en]"));
        it.columns().stream().map(Column::meaning).map(Meaning::text).forEach(values::add);
        List<ImportPage.Choice> choices = new ArrayList<>();
        for (String value : values) {
            choices.add(new ImportPage.Choice(value, label(value, text)));
        }
        return choices;
    }

    private static String label(String value, Messages text) {
        Meaning meaning = Meaning.of(value).orElseThrow();
        Term term = meaning.term();
        if (term == null) {
            return text.of("imports.column." + value);
        }
        return meaning.language() == null ? text.term(term) : text.term(term) + " [" + meaning.language() + "]";
    }
}
