package org.wenku.archive.likeness;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Tuple;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.RecordIds;

/** Keeps the sketches of files, and finds for each the files that are like it. */
public final class Neighbours {

    private static final Act ACT = new Act("inspection", "likeness", null);

    /** Of ten thousand copies of one form, each is shown beside the nearest only. */
    private static final int MOST_NEIGHBOURS = 20;

    private final Archive archive;

    /** The neighbours in this archive. */
    public Neighbours(Archive archive) {
        this.archive = requireNonNull(archive, "archive");
    }

    /**
     * Keeps what a file is like and enters the pairs that follow. Done again with the same, it changes nothing; what was
     * decided about a pair stays as it is.
     *
     * @param sketch null when there is nothing to compare it by
     * @param hold makes sure, at the beginning of each transaction, that nobody else is at work on the same
     */
    public void keep(UUID file, LikenessKind kind, @Nullable Sketch sketch, Consumer<Cataloguing> hold) {
        archive.write(ACT, desk -> {
            hold.accept(desk);
            if (isNews(desk.session(), file, kind, sketch)) {
                forget(desk.session(), file, kind);
                if (sketch != null) {
                    enter(desk.session(), file, sketch);
                }
            }
            return null;
        });
        if (sketch != null) {
            // In a second transaction, because of two files that are worked at together at least one must see the
            // other.
            archive.write(ACT, desk -> {
                hold.accept(desk);
                enterPairs(desk.session(), file, sketch);
                return null;
            });
        }
    }

    private static boolean isNews(StatelessSession session, UUID file, LikenessKind kind, @Nullable Sketch sketch) {
        List<byte[]> kept = session.createNativeQuery(
                        "select sketch from fingerprint where file_id = :file and kind = :kind", byte[].class)
                .setParameter("file", file)
                .setParameter("kind", kind.name())
                .list();
        return kept.isEmpty() ? sketch != null : sketch == null || !Arrays.equals(kept.get(0), sketch.bytes());
    }

    private static void forget(StatelessSession session, UUID file, LikenessKind kind) {
        for (String what : List.of(
                "delete from fingerprint_band where file_id = :file and kind = :kind",
                "delete from fingerprint where file_id = :file and kind = :kind",
                "delete from near_duplicate where (one = :file or other = :file) and kind = :kind"
                        + " and decision is null")) {
            session.createNativeMutationQuery(what)
                    .setParameter("file", file)
                    .setParameter("kind", kind.name())
                    .executeUpdate();
        }
    }

    private static void enter(StatelessSession session, UUID file, Sketch sketch) {
        session.doWork(connection -> {
            try (PreparedStatement one = connection.prepareStatement(
                            "insert into fingerprint (file_id, kind, sketch) values (?, ?, ?)");
                    PreparedStatement bands = connection.prepareStatement(
                            "insert into fingerprint_band (kind, band, bits, file_id) values (?, ?, ?, ?)")) {
                one.setObject(1, file);
                one.setString(2, sketch.kind().name());
                one.setBytes(3, sketch.bytes());
                one.executeUpdate();
                int band = 0;
                for (int bits : sketch.bands()) {
                    bands.setString(1, sketch.kind().name());
                    bands.setInt(2, band++);
                    bands.setInt(3, bits);
                    bands.setObject(4, file);
                    bands.addBatch();
                }
                bands.executeBatch();
            }
        });
    }

    /** Those with a band in common, of each band the latest, and not of the same record. */
    private static Map<UUID, Integer> near(StatelessSession session, UUID file, Sketch sketch) {
        List<Tuple> candidates = session.createNativeQuery(
                        "select p.file_id, p.sketch from (select distinct n.file_id from fingerprint_band m"
                                + " cross join lateral (select b.file_id from fingerprint_band b where b.kind = m.kind"
                                + " and b.band = m.band and b.bits = m.bits and b.file_id <> m.file_id"
                                + " order by b.file_id desc limit :most) n"
                                + " where m.file_id = :file and m.kind = :kind) c"
                                + " join fingerprint p on p.file_id = c.file_id and p.kind = :kind"
                                + " join file f on f.id = c.file_id"
                                + " where f.record_id <> (select record_id from file where id = :file)",
                        Tuple.class)
                .setParameter("most", sketch.kind().mostInBand())
                .setParameter("file", file)
                .setParameter("kind", sketch.kind().name())
                .list();
        return candidates.stream()
                .map(row -> Map.entry(
                        row.get("file_id", UUID.class), Sketch.of(sketch.kind(), row.get("sketch", byte[].class))))
                .filter(other -> sketch.isLike(other.getValue()))
                .map(other -> Map.entry(other.getKey(), sketch.distance(other.getValue())))
                .sorted(Map.Entry.<UUID, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NEIGHBOURS)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void enterPairs(StatelessSession session, UUID file, Sketch sketch) {
        Map<UUID, Integer> near = near(session, file, sketch);
        session.doWork(connection -> {
            try (PreparedStatement pair =
                    connection.prepareStatement("insert into near_duplicate (id, one, other, kind, distance, found_at)"
                            + " values (?, least(?::uuid, ?::uuid), greatest(?::uuid, ?::uuid), ?, ?, now())"
                            + " on conflict (one, other, kind) do nothing")) {
                // In one order everywhere, so that two who enter the same pairs do not wait for each other for ever.
                for (UUID other : near.keySet().stream()
                        .sorted(Comparator.comparing(UUID::toString))
                        .toList()) {
                    pair.setObject(1, RecordIds.next());
                    pair.setObject(2, file);
                    pair.setObject(3, other);
                    pair.setObject(4, file);
                    pair.setObject(5, other);
                    pair.setString(6, sketch.kind().name());
                    pair.setInt(7, requireNonNull(near.get(other)));
                    pair.addBatch();
                }
                pair.executeBatch();
            }
        });
    }
}
