package org.wenku.web.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.AccessDecision;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordPage;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.HeldFile;
import org.wenku.web.page.Door;
import org.wenku.web.page.Entries;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Kind;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Phrase;
import org.wenku.web.page.Visit;

/** Composes the page of one unit out of its parts. */
final class Composing {

    private static final int CHILDREN = 50;
    private static final int MOST_COUNTED = 1000;

    private final Catalogue catalogue;
    private final CatalogueRecord record;
    private final Reader reader;
    private final AccessDecision decision;
    private final Visit visit;
    private final Messages text;

    Composing(Catalogue catalogue, CatalogueRecord record, Reader reader, Visit visit) {
        this.catalogue = catalogue;
        this.record = record;
        this.reader = reader;
        this.decision = record.accessFor(reader);
        this.visit = visit;
        this.text = visit.text();
    }

    RecordView page(Presenting.Wish wish, @Nullable String after, Workshop workshop) {
        Phrase title = Phrase.title(record, visit.language());
        Describing describing = new Describing(record, related(), visit.language());
        Family family = Family.of(catalogue, record, reader, visit.language());
        List<HeldFile> files = decision.mayOpenFiles() ? catalogue.files(record.id()) : List.of();
        Map<UUID, FileText> texts =
                catalogue.texts(files.stream().map(HeldFile::id).toList());
        Made made = Made.of(catalogue, workshop.shelf(), files);
        Presenting presenting = new Presenting(catalogue, files, texts, title, text, wish, made);
        Presentation shown = presenting.shown();
        List<Phrase> otherTitles = describing.otherTitles(title);
        List<Phrase> lead = describing.lead();
        boolean holder = record.level() != Level.ITEM;
        return new RecordView(
                frame(title, shown),
                family.trail(),
                title,
                otherTitles,
                Kind.of(record, text),
                Phrase.date(record),
                record.reference().text(),
                state(),
                holder && shown == null,
                lead,
                holder ? record.id().toString() : null,
                notice(),
                shown,
                presenting.choices(),
                contents(after, files.isEmpty()),
                describing.areas(
                        Stream.of(otherTitles, lead).flatMap(List::stream).toList()),
                describing.origins(),
                new FileLines(
                                text,
                                texts,
                                workshop.gaps(catalogue, files, text),
                                workshop.alike(catalogue, files, text),
                                made,
                                reader)
                        .of(files),
                new Insides(catalogue, record, reader, text, wish).of(files),
                family.tree(),
                Citing.of(record, title, family.ancestors(), visit),
                family.previous(),
                family.following(),
                Ways.ofPage(record, reader, text));
    }

    private @Nullable String state() {
        String word = "describe.state." + record.state().name().toLowerCase(Locale.ROOT);
        return switch (record.state()) {
            case PUBLISHED -> null;
            case DRAFT -> text.of(word);
            case WITHDRAWN -> text.of("record.withdrawn", record.stateReason().orElse("—"));
        };
    }

    /** The records that this one relates to, as far as the reader may know of them. */
    private Set<UUID> related() {
        return catalogue.records(Describing.relatedTo(record)).values().stream()
                .filter(other -> other.accessFor(reader).mayDescribe())
                .map(CatalogueRecord::id)
                .collect(Collectors.toSet());
    }

    private Frame frame(Phrase title, @Nullable Presentation shown) {
        String address = "/records/" + record.id();
        Frame frame =
                Frame.of(visit, title.shortened().text(), Door.COLLECTIONS).withForms(forms(address));
        return shown instanceof Presentation.Recording ? frame.withModules("transcript.js") : frame;
    }

    private RecordView.@Nullable Notice notice() {
        return decision instanceof AccessDecision.DescriptionOnly only
                ? new RecordView.Notice(only.reason(), only.until() == null ? null : text.date(only.until()))
                : null;
    }

    private RecordView.@Nullable Contents contents(@Nullable String after, boolean evenIfEmpty) {
        if (record.level() == Level.ITEM) {
            return null;
        }
        RecordPage page = catalogue.children(record, reader, after, CHILDREN);
        if (page.records().isEmpty() && !evenIfEmpty) {
            return null;
        }
        String address = "/records/" + record.id();
        Entries entries = new Entries(visit.language());
        return new RecordView.Contents(
                total(),
                page.records().stream().map(entries::of).toList(),
                page.nextCursor()
                        .map(next -> address + "?after=" + next + "#contents")
                        .orElse(null),
                after == null ? null : address + "#contents");
    }

    private String total() {
        long count = catalogue.childCount(record, reader, MOST_COUNTED + 1);
        return count > MOST_COUNTED
                ? text.of("record.contents.many", MOST_COUNTED)
                : text.of("record.contents.total", count);
    }

    /** The bag only for those to whom it is given. */
    private List<Frame.Form> forms(String address) {
        List<Frame.Form> forms = new ArrayList<>(List.of(
                new Frame.Form(address + ".json", "application/json", "JSON"),
                new Frame.Form(address + ".jsonld", "application/ld+json", "JSON-LD"),
                new Frame.Form(address + ".dc.xml", "application/xml", "Dublin Core")));
        if (reader.holds(Right.SEE_DRAFTS, record.fondsId())) {
            forms.add(new Frame.Form(BagResource.href(record.id()), "application/x-tar", "BagIt"));
        }
        return forms;
    }
}
