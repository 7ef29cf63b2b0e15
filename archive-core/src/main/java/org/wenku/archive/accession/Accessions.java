package org.wenku.archive.accession;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditNote;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.RecordIds;

/** The accession register. Entries are added and never taken out. */
public final class Accessions {

    private static final String ALL = "select id, number, donor, agreement, received_on, extent, note, created_at,"
            + " created_by from accession ";

    private Accessions() {}

    /**
     * Writes an accession into the register and the audit log, in the transaction of the desk.
     *
     * @throws NumberTaken if the number that was said is given already
     */
    public static Accession enter(Cataloguing desk, NewAccession said, String by) {
        StatelessSession session = desk.session();
        String number = said.number() == null ? nextNumber(session, desk.now()) : said.number();
        if (byNumber(session, number).isPresent()) {
            throw new NumberTaken(number);
        }
        Accession entry = new Accession(
                RecordIds.next(),
                number,
                said.donor(),
                said.agreement(),
                said.receivedOn(),
                said.extent(),
                said.note(),
                // As precisely as the database keeps it, so that what is given back is what is found again.
                desk.now().truncatedTo(ChronoUnit.MICROS),
                by);
        session.createNativeMutationQuery("insert into accession (id, number, donor, agreement, received_on, extent,"
                        + " note, created_at, created_by, version)"
                        + " values (:id, :number, :donor, cast(:agreement as text), :received, cast(:extent as text),"
                        + " cast(:note as text), :at, :by, 0)")
                .setParameter("id", entry.id())
                .setParameter("number", number)
                .setParameter("donor", entry.donor())
                .setParameter("agreement", entry.agreement())
                .setParameter("received", entry.receivedOn())
                .setParameter("extent", entry.extent())
                .setParameter("note", entry.note())
                .setParameter("at", entry.createdAt())
                .setParameter("by", by)
                .executeUpdate();
        Audit.note(
                desk,
                AuditNote.of(by, "accession.enter", entry.id().toString())
                        .with("number", entry.number())
                        .with("donor", entry.donor()));
        return entry;
    }

    /** The next number of this year that nobody took by hand. Whoever asks at the same time waits for the row. */
    private static String nextNumber(StatelessSession session, Instant now) {
        int year = now.atZone(ZoneOffset.UTC).getYear();
        while (true) {
            int last = session.createNativeQuery(
                            "insert into accession_year (year, last) values (:year, 1)"
                                    + " on conflict (year) do update set last = accession_year.last + 1 returning last",
                            Integer.class)
                    .setParameter("year", year)
                    .getSingleResult();
            String number = "%d-%04d".formatted(year, last);
            if (byNumber(session, number).isEmpty()) {
                return number;
            }
        }
    }

    private static Optional<Accession> byNumber(StatelessSession session, String number) {
        return session
                .createNativeQuery(ALL + "where number = :number", Tuple.class)
                .setParameter("number", number)
                .list()
                .stream()
                .findFirst()
                .map(Accessions::accession);
    }

    /** The accession with this number. */
    public static Optional<Accession> numbered(Catalogue catalogue, String number) {
        return catalogue.ask(session -> byNumber(session, number));
    }

    /** The accession with this identifier. */
    public static Optional<Accession> with(Catalogue catalogue, UUID id) {
        return catalogue.ask(session ->
                session.createNativeQuery(ALL + "where id = :id", Tuple.class).setParameter("id", id).list().stream()
                        .findFirst()
                        .map(Accessions::accession));
    }

    /**
     * A page of the register, the newest entry first.
     *
     * @param after the last entry of the page before; null for the first page
     */
    public static List<Accession> list(Catalogue catalogue, @Nullable UUID after, int limit) {
        return catalogue.ask(session -> session
                .createNativeQuery(
                        ALL
                                + (after == null
                                        ? ""
                                        : "where (created_at, id) < (select created_at, id from accession where id ="
                                                + " :after) ")
                                + "order by created_at desc, id desc limit :limit",
                        Tuple.class)
                .setProperties(
                        after == null
                                ? java.util.Map.of("limit", limit)
                                : java.util.Map.of("limit", limit, "after", after))
                .list()
                .stream()
                .map(Accessions::accession)
                .toList());
    }

    private static Accession accession(Tuple row) {
        return new Accession(
                row.get("id", UUID.class),
                row.get("number", String.class),
                row.get("donor", String.class),
                row.get("agreement", String.class),
                row.get("received_on", LocalDate.class),
                row.get("extent", String.class),
                row.get("note", String.class),
                row.get("created_at", Instant.class),
                row.get("created_by", String.class));
    }
}
