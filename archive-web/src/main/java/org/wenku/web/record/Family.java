package org.wenku.web.record;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordPage;
import org.wenku.archive.catalogue.SiblingWindow;
import org.wenku.web.page.Language;
import org.wenku.web.page.Phrase;

/**
 * The place of a unit among its kin: what stands above, beside and below it, never more than a screen of it.
 *
 * @param ancestors the fonds first
 */
record Family(
        CatalogueRecord record,
        List<CatalogueRecord> ancestors,
        SiblingWindow siblings,
        RecordPage below,
        Language language) {

    private static final int CHILDREN = 12;

    static Family of(Catalogue catalogue, CatalogueRecord record, Reader reader, Language language) {
        return new Family(
                record,
                catalogue.ancestors(record),
                catalogue.siblings(record, reader),
                record.level() == Level.ITEM
                        ? new RecordPage(List.of(), null)
                        : catalogue.children(record, reader, null, CHILDREN),
                language);
    }

    List<RecordView.Step> trail() {
        return ancestors.stream().map(this::step).toList();
    }

    private RecordView.Step step(CatalogueRecord one) {
        return new RecordView.Step(
                "/records/" + one.id(), Phrase.title(one, language).shortened());
    }

    /** The tree from the fonds down; empty where the unit stands alone. */
    List<RecordView.Branch> tree() {
        if (ancestors.isEmpty() && below.records().isEmpty()) {
            return List.of();
        }
        List<RecordView.Branch> level = peers();
        for (int i = ancestors.size() - 1; i >= 0; i--) {
            level = List.of(branch(ancestors.get(i), false, level));
        }
        return level;
    }

    private List<RecordView.Branch> peers() {
        List<RecordView.Branch> level = new ArrayList<>();
        siblings.first().forEach(sibling -> level.add(branch(sibling, false, List.of())));
        if (siblings.gapBefore()) {
            level.add(gap());
        }
        siblings.around().forEach(sibling -> {
            boolean current = sibling.id().equals(record.id());
            level.add(branch(sibling, current, current ? children() : List.of()));
        });
        if (siblings.gapAfter()) {
            level.add(gap());
        }
        return level;
    }

    private List<RecordView.Branch> children() {
        List<RecordView.Branch> children = new ArrayList<>();
        below.records().forEach(child -> children.add(branch(child, false, List.of())));
        if (below.next() != null) {
            children.add(new RecordView.Branch("#contents", Phrase.of(""), false, true, List.of()));
        }
        return children;
    }

    private RecordView.Branch branch(CatalogueRecord one, boolean current, List<RecordView.Branch> under) {
        RecordView.Step step = step(one);
        return new RecordView.Branch(step.href(), step.title(), current, false, under);
    }

    private RecordView.Branch gap() {
        String parent = ancestors.isEmpty()
                ? "/collections"
                : "/records/" + ancestors.get(ancestors.size() - 1).id() + "#contents";
        return new RecordView.Branch(parent, Phrase.of(""), false, true, List.of());
    }

    RecordView.@Nullable Step previous() {
        return beside(-1);
    }

    RecordView.@Nullable Step following() {
        return beside(1);
    }

    private RecordView.@Nullable Step beside(int offset) {
        List<CatalogueRecord> around = siblings.around();
        for (int i = 0; i < around.size(); i++) {
            if (around.get(i).id().equals(record.id())) {
                int there = i + offset;
                return there >= 0 && there < around.size() ? step(around.get(there)) : null;
            }
        }
        return null;
    }
}
