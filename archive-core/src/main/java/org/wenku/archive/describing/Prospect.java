package org.wenku.archive.describing;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.AccessDecision;
import org.wenku.archive.access.AccessRules;
import org.wenku.archive.access.Condition;
import org.wenku.archive.access.Reader;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordState;

/**
 * What the public would see of a record if it were published, so that whoever decides knows what they decide.
 *
 * @param hiddenBy the highest unit above that is not public itself, below which nothing is; null where there is none
 * @param decision what a reader might do with the record if nothing above hid it
 * @param access the strictest condition that would hold for it
 * @param files how many files belong to it
 * @param below how many units below it become public with it, or are public with it; counted up to {@link #MOST}
 */
public record Prospect(
        @Nullable CatalogueRecord hiddenBy, AccessDecision decision, Access access, int files, int below) {

    /** Where counting stops, because nobody needs to know whether it is a million. */
    public static final int MOST = 1000;

    public Prospect {
        requireNonNull(decision, "decision");
    }

    /** What there would be to see of a record. */
    public static Prospect of(Catalogue catalogue, CatalogueRecord record) {
        Access holds = new Access(
                record.effectiveAccess(),
                record.effectiveUntil().orElse(null),
                record.effectiveReason().orElse(null));
        return of(catalogue, record, catalogue.ancestors(record), holds);
    }

    /** What there would be to see of a record if it stood below another unit. */
    public static Prospect under(Catalogue catalogue, CatalogueRecord record, CatalogueRecord parent) {
        List<CatalogueRecord> above = Stream.concat(catalogue.ancestors(parent).stream(), Stream.of(parent))
                .toList();
        Access own = record.access();
        Condition today = own.on(LocalDate.now(ZoneOffset.UTC));
        boolean decides = today != Condition.OPEN && today.compareTo(parent.effectiveAccess()) >= 0;
        Access holds = decides
                ? own
                : new Access(
                        parent.effectiveAccess(),
                        parent.effectiveUntil().orElse(null),
                        parent.effectiveReason().orElse(null));
        return of(catalogue, record, above, holds);
    }

    private static Prospect of(Catalogue catalogue, CatalogueRecord record, List<CatalogueRecord> above, Access holds) {
        Optional<CatalogueRecord> hiding = above.stream()
                .filter(unit -> unit.state() != RecordState.PUBLISHED)
                .findFirst();
        AccessDecision decision = AccessRules.decide(
                Reader.PUBLIC,
                new AccessRules.Circumstances(
                        record.fondsId(), true, null, null, holds.condition(), holds.until(), holds.reason()));
        boolean seen = hiding.isEmpty() && decision.mayDescribe();
        return new Prospect(
                hiding.orElse(null),
                decision,
                holds,
                catalogue.files(record.id()).size(),
                seen ? publishedBelow(catalogue, record) : 0);
    }

    /** Whether a reader would find it. */
    public boolean isSeen() {
        return hiddenBy == null && decision.mayDescribe();
    }

    /** Units below that are published and so is everything between; what is closed stays out of sight. */
    private static int publishedBelow(Catalogue catalogue, CatalogueRecord record) {
        return catalogue
                .ask(session -> session.createNativeQuery(
                                "select count(*) from (select 1 from record d where d.tree_path > :path"
                                        + " and d.tree_path < :end and d.state = 'PUBLISHED'"
                                        + " and d.effective_access <> 'CLOSED' and not exists ("
                                        + "select 1 from generate_series(:from, length(d.tree_path) - 6, 6) as n"
                                        + " join record a on a.tree_path = left(d.tree_path, n)"
                                        + " where a.state <> 'PUBLISHED') limit :most) as counted",
                                Long.class)
                        .setParameter("path", record.path().text())
                        .setParameter("end", record.path().end())
                        .setParameter("from", record.path().text().length() + 6)
                        .setParameter("most", MOST + 1)
                        .getSingleResult())
                .intValue();
    }
}
