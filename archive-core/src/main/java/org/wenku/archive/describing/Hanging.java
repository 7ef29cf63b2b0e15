package org.wenku.archive.describing;

import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;

/** What hangs on a record, so that it cannot go. */
final class Hanging {

    private Hanging() {}

    static Optional<Obstacle> on(Cataloguing desk, CatalogueRecord record) {
        boolean units = !desk.catalogue()
                .ask(session -> session.createNativeQuery(
                                "select 1 from record where parent_id = :id limit 1", Integer.class)
                        .setParameter("id", record.id())
                        .list())
                .isEmpty();
        if (units) {
            return Optional.of(Obstacle.HOLDS_UNITS);
        }
        if (!desk.catalogue().files(record.id()).isEmpty()) {
            return Optional.of(Obstacle.HOLDS_FILES);
        }
        return namedElsewhere(desk, record) ? Optional.of(Obstacle.NAMED_ELSEWHERE) : Optional.empty();
    }

    /** Asked of the database itself, so that a table that comes to refer to records is not forgotten here. */
    private static boolean namedElsewhere(Cataloguing desk, CatalogueRecord record) {
        List<Tuple> references = desk.session()
                .createNativeQuery(
                        "select k.conrelid::regclass::text as place, a.attname::text as name from pg_constraint k"
                                + " join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]"
                                + " where k.contype = 'f' and k.confrelid = 'record'::regclass"
                                + " and k.confdeltype in ('a', 'r') and k.conrelid <> 'record'::regclass",
                        Tuple.class)
                .list();
        return references.stream()
                .anyMatch(reference -> !desk.session()
                        .createNativeQuery(
                                "select 1 from " + reference.get("place", String.class) + " where "
                                        + reference.get("name", String.class) + " = :id limit 1",
                                Integer.class)
                        .setParameter("id", record.id())
                        .list()
                        .isEmpty());
    }
}
