package org.wenku.archive.authority;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.Revision;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;

/** Makes one of two authorities that are the same: the other's names become its variants, and what names it names this. */
final class Merging {

    private static final int RECORDS_AT_ONCE = 500;

    private final Cataloguing desk;
    private final Authority gone;
    private final Authority stays;
    private final Instant now;

    /** Both are held. */
    Merging(Cataloguing desk, Authority gone, Authority stays, Instant now) {
        this.desk = desk;
        this.gone = gone;
        this.stays = stays;
        this.now = now;
    }

    /** The one that stays, as it is afterwards. */
    Authority merge() {
        Authority whole = new Authority(
                stays.id(), entry(stays.entry(), gone.entry()), null, stays.version() + 1, stays.createdAt(), now);
        AuthorityRows.update(desk.session(), whole);
        AuthorityRows.update(
                desk.session(),
                new Authority(gone.id(), gone.entry(), stays.id(), gone.version() + 1, gone.createdAt(), now));
        // Those that were merged into it follow, so that there is never a chain.
        desk.session()
                .createNativeMutationQuery("update authority set merged_into = :stays, version = version + 1,"
                        + " modified_at = :now where merged_into = :gone")
                .setParameter("stays", stays.id())
                .setParameter("gone", gone.id())
                .setParameter("now", now)
                .executeUpdate();
        rename();
        return whole;
    }

    private static AuthorityEntry entry(AuthorityEntry stays, AuthorityEntry gone) {
        Set<String> known = stays.names().stream().map(AuthorityName::text).collect(Collectors.toSet());
        Stream<AuthorityName> others = gone.names().stream()
                .filter(name -> !known.contains(name.text()))
                .map(name -> name.use() == NameUse.PREFERRED
                        ? new AuthorityName(name.text(), name.language(), NameUse.VARIANT)
                        : name);
        return new AuthorityEntry(
                stays.kind(),
                Stream.concat(stays.names().stream(), others)
                        .limit(AuthorityEntry.MOST)
                        .toList(),
                stays.dates() == null ? gone.dates() : stays.dates(),
                stays.note() == null ? gone.note() : stays.note(),
                Stream.concat(stays.identifiers().stream(), gone.identifiers().stream())
                        .distinct()
                        .limit(AuthorityEntry.MOST)
                        .toList());
    }

    private void rename() {
        List<UUID> naming = AuthorityList.recordsNaming(desk.catalogue(), gone.id());
        for (int from = 0; from < naming.size(); from += RECORDS_AT_ONCE) {
            List<UUID> some = naming.subList(from, Math.min(naming.size(), from + RECORDS_AT_ONCE));
            Map<UUID, CatalogueRecord> records = desk.held(some);
            List<Revision> revisions = new ArrayList<>();
            for (CatalogueRecord record : records.values()) {
                revisions.add(new Revision(
                        record,
                        renamed(record.statements()),
                        record.access(),
                        record.state(),
                        record.stateReason().orElse(null)));
            }
            desk.revise(revisions);
        }
    }

    private Statements renamed(Statements statements) {
        URI before = gone.address();
        return new Statements(statements.all().stream()
                .map(said -> before.equals(said.authority())
                        ? new Statement(
                                said.term(), said.value(), said.language(), said.origin(), stays.address(), said.edtf())
                        : said)
                .toList());
    }
}
