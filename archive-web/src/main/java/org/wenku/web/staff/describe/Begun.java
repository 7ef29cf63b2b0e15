package org.wenku.web.staff.describe;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.EarlierState;
import org.wenku.archive.catalogue.HistoryEntry;
import org.wenku.archive.describing.Drafts;
import org.wenku.web.caller.Caller;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Visit;

/** What a person has begun to write of a record, and what others have written of it since. */
final class Begun {

    private final Archive archive;
    private final Drafts drafts;

    Begun(Archive archive) {
        this.archive = requireNonNull(archive);
        this.drafts = new Drafts(archive);
    }

    /** What others wrote since a version, put together with what is typed over that version. */
    Standing clash(ContainerRequestContext request, CatalogueRecord now, Typed typed) {
        Visit visit = Visit.of(request);
        int begun = Optional.ofNullable(typed.version()).orElse(now.version());
        return archive.read(catalogue -> {
            EarlierState base = catalogue.earlier(now.id(), begun).orElseGet(() -> EarlierState.of(now));
            Merging merging = new Merging(base.statements(), base.access(), now, typed, visit.text());
            Typed merged = merging.merged();
            return Standing.of(merged)
                    .clashing(new DescribePage.Clash(since(catalogue, now, begun, visit.text()), merging.compared()));
        });
    }

    private static List<String> since(Catalogue catalogue, CatalogueRecord now, int begun, Messages text) {
        List<String> since = new ArrayList<>();
        for (HistoryEntry entry : catalogue.since(now.id(), begun)) {
            String why = ActWords.why(entry);
            since.add(text.of("describe.clash.since", Forms.time(entry.at()), entry.by(), ActWords.of(entry, text))
                    + (why == null ? "" : " — " + why));
        }
        return since;
    }

    /**
     * What others wrote since the version on which somebody decided something without typing anything; what they have
     * begun to type is put together with it.
     */
    Standing overtaken(ContainerRequestContext request, CatalogueRecord now, int version) {
        Optional<Drafts.Draft> draft = draft(request, Drafts.Subject.record(now.id()));
        if (draft.isPresent()) {
            return first(request, now);
        }
        EarlierState seen =
                archive.read(catalogue -> catalogue.earlier(now.id(), version)).orElseGet(() -> EarlierState.of(now));
        return clash(request, now, Typed.of(seen, version));
    }

    /** What is to be shown first: the draft of this person where there is one that says something else. */
    Standing first(ContainerRequestContext request, CatalogueRecord record) {
        Typed saved = Typed.of(record);
        Optional<Drafts.Draft> draft = draft(request, Drafts.Subject.record(record.id()));
        if (draft.isEmpty()) {
            return Standing.of(saved);
        }
        Typed typed = Typed.of(draft.get().fields()).orElse(record.access());
        boolean same = typed.statements(record.statements()).equals(record.statements())
                && record.access().equals(typed.access());
        if (same) {
            return Standing.of(saved);
        }
        Integer begun = typed.version();
        Standing standing =
                begun != null && begun != record.version() ? clash(request, record, typed) : Standing.of(typed);
        return standing.drafted(Visit.of(request)
                .text()
                .of("describe.draft.shown", Forms.time(draft.get().savedAt())));
    }

    Optional<Drafts.Draft> draft(ContainerRequestContext request, Drafts.Subject subject) {
        return Caller.of(request).account().flatMap(account -> drafts.find(account.id(), subject));
    }
}
