package org.wenku.ingest.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.storage.OriginalName;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.quarantine.QuarantineItem.State;

/** Who set what aside, why, and what became of it. */
public final class QuarantineRegister {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS =
            "id, run_id, target_id, fonds_id, source, name_bytes, folders::text as folders, size, sha256, publish,"
                    + " cause, signature, reason_zh, reason_en, detail, set_aside_by, set_aside_at, state, decided_by,"
                    + " decided_at, decision, record_id";

    private final Archive archive;

    /** The register of this archive. */
    public QuarantineRegister(Archive archive) {
        this.archive = archive;
    }

    /** The folder in a home in which the bytes lie. */
    public static Path folder(Path home) {
        return home.resolve("quarantine");
    }

    /** Enters what was set aside, in the transaction of the run; what waits already is not entered again. */
    public static void enter(StatelessSession session, List<QuarantineItem> items) {
        session.doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("insert into quarantine_item (id, run_id,"
                    + " target_id, fonds_id, source, name_bytes, name, folders, size, sha256, publish, cause, signature,"
                    + " reason_zh, reason_en, detail, set_aside_by, set_aside_at, state) values (?, ?, ?, ?, ?, ?, ?,"
                    + " ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING') on conflict do nothing")) {
                for (QuarantineItem item : items) {
                    row(insert, item);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    private static void row(PreparedStatement insert, QuarantineItem item) throws SQLException {
        QuarantineItem.Place place = item.place();
        insert.setObject(1, item.id());
        insert.setObject(2, place.run());
        insert.setObject(3, place.target());
        insert.setObject(4, place.fonds());
        insert.setString(5, clean(place.source()));
        insert.setBytes(6, place.name().bytes());
        insert.setString(7, clean(place.name().display()));
        insert.setString(8, folders(place.folders()));
        insert.setLong(9, item.size());
        insert.setString(10, item.sha256());
        insert.setBoolean(11, place.publish());
        insert.setString(12, item.cause().name());
        insert.setString(13, item.signature() == null ? null : clean(item.signature()));
        insert.setString(14, clean(item.because().chinese()));
        insert.setString(15, clean(item.because().english()));
        insert.setString(16, item.detail() == null ? null : clean(item.detail()));
        insert.setString(17, place.by());
        insert.setTimestamp(18, Timestamp.from(item.at()));
    }

    private static String clean(String text) {
        return text.replace('\0', '\ufffd');
    }

    private static String folders(List<QuarantineItem.Folder> folders) {
        ArrayNode list = JSON.createArrayNode();
        folders.forEach(
                folder -> list.addObject().put("name", folder.name().bytes()).put("holdsFiles", folder.holdsFiles()));
        return list.toString();
    }

    /**
     * Some of what is in a state, the newest first.
     *
     * @param fonds only these; null for all
     * @param before the id after which the page begins; null for the first page
     */
    public List<QuarantineItem> list(State state, @Nullable Set<UUID> fonds, @Nullable UUID before, int most) {
        if (fonds != null && fonds.isEmpty()) {
            return List.of();
        }
        return archive.read(catalogue -> catalogue.ask(session -> {
            var query = session.createNativeQuery(
                            "select " + COLUMNS + " from quarantine_item where state = :state"
                                    + (before == null ? "" : " and id < :before")
                                    + (fonds == null ? "" : " and fonds_id in (:fonds)")
                                    + " order by id desc limit :most",
                            Tuple.class)
                    .setParameter("state", state.name())
                    .setParameter("most", most);
            if (before != null) {
                query.setParameter("before", before);
            }
            if (fonds != null) {
                query.setParameterList("fonds", fonds);
            }
            return query.list().stream().map(QuarantineRegister::item).toList();
        }));
    }

    /** How many wait. */
    public long waiting() {
        return archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                        "select count(*) from quarantine_item where state = 'WAITING'", Long.class)
                .getSingleResult()));
    }

    /**
     * How many wait.
     *
     * @param fonds to come into one of these; null for any
     */
    public long waiting(@Nullable Set<UUID> fonds) {
        if (fonds == null) {
            return waiting();
        }
        return fonds.isEmpty()
                ? 0
                : archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                                "select count(*) from quarantine_item where state = 'WAITING' and fonds_id in (:fonds)",
                                Long.class)
                        .setParameterList("fonds", fonds)
                        .getSingleResult()));
    }

    /** One item. */
    public Optional<QuarantineItem> find(UUID id) {
        return archive.read(catalogue -> catalogue.ask(session -> find(session, id)));
    }

    private static Optional<QuarantineItem> find(StatelessSession session, UUID id) {
        return session
                .createNativeQuery("select " + COLUMNS + " from quarantine_item where id = :id", Tuple.class)
                .setParameter("id", id)
                .list()
                .stream()
                .findFirst()
                .map(QuarantineRegister::item);
    }

    /**
     * Decides about an item that waits, within a transaction.
     *
     * @return whether it was waiting, and so the decision stands
     */
    public static boolean decide(StatelessSession session, UUID id, State state, String by, String why) {
        return session.createNativeMutationQuery(
                                "update quarantine_item set state = :state, decided_by = :by, decided_at = now(),"
                                        + " decision = :why where id = :id and state = 'WAITING'")
                        .setParameter("state", state.name())
                        .setParameter("by", by)
                        .setParameter("why", why)
                        .setParameter("id", id)
                        .executeUpdate()
                > 0;
    }

    /** Notes that a released item has come in, and destroys the copy that nobody waits for any more. */
    public void taken(QuarantineItem item, UUID record) {
        archive.write(
                new Act("quarantine", "release", null),
                desk -> desk.session()
                        .createNativeMutationQuery(
                                "update quarantine_item set state = 'TAKEN', record_id = :record where id = :id")
                        .setParameter("record", record)
                        .setParameter("id", item.id())
                        .executeUpdate());
        destroy(item);
    }

    /** Destroys the bytes of a decided item, unless others wait that have the same; again and again is no trouble. */
    public void destroy(QuarantineItem item) {
        long others = archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                        "select count(*) from quarantine_item where sha256 = :sha256"
                                + " and state in ('WAITING', 'RELEASED')",
                        Long.class)
                .setParameter("sha256", item.sha256())
                .getSingleResult()));
        if (others == 0) {
            try {
                Files.deleteIfExists(bytes(item));
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "the bytes of a decided item could not be destroyed: " + item.sha256(), e);
            }
        }
    }

    /** Where the bytes of an item lie. */
    public Path bytes(QuarantineItem item) {
        return folder(archive.home()).resolve(item.sha256());
    }

    private static QuarantineItem item(Tuple row) {
        String state = row.get("state", String.class);
        QuarantineItem.Decision decision = state.equals("WAITING")
                ? null
                : new QuarantineItem.Decision(
                        State.valueOf(state),
                        row.get("decided_by", String.class),
                        row.get("decided_at", Instant.class),
                        row.get("decision", String.class),
                        row.get("record_id", UUID.class));
        return new QuarantineItem(
                row.get("id", UUID.class),
                new QuarantineItem.Place(
                        row.get("run_id", UUID.class),
                        row.get("target_id", UUID.class),
                        row.get("fonds_id", UUID.class),
                        row.get("source", String.class),
                        OriginalName.of(row.get("name_bytes", byte[].class)),
                        folders(row.get("folders", String.class)),
                        row.get("publish", Boolean.class),
                        row.get("set_aside_by", String.class)),
                row.get("size", Long.class),
                row.get("sha256", String.class),
                QuarantineCause.valueOf(row.get("cause", String.class).toUpperCase(Locale.ROOT)),
                row.get("signature", String.class),
                new Sentence(row.get("reason_zh", String.class), row.get("reason_en", String.class)),
                row.get("detail", String.class),
                row.get("set_aside_at", Instant.class),
                decision);
    }

    private static List<QuarantineItem.Folder> folders(String json) {
        List<QuarantineItem.Folder> folders = new ArrayList<>();
        try {
            for (JsonNode folder : JSON.readTree(json)) {
                folders.add(new QuarantineItem.Folder(
                        OriginalName.of(folder.path("name").binaryValue()),
                        folder.path("holdsFiles").asBoolean()));
            }
            return folders;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the folders of a quarantined item are not JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
