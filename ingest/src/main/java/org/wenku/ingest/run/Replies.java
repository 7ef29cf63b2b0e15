package org.wenku.ingest.run;

import jakarta.persistence.Tuple;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;

/**
 * Which message replies to which. Each message is noted with the identifier that it has (RFC 5322, 3.6.4) and the one that
 * it replies to; as soon as both are in one fonds, the reply says so, whichever came first.
 */
final class Replies {

    private static final Pattern IDENTIFIER = Pattern.compile("<[^<>\\s]{1,900}>");
    private static final int MOST_FOUND = 5_000;

    private Replies() {}

    /** Notes the messages among records that were created in this transaction, and relates those that reply. */
    static void enter(Cataloguing desk, Map<UUID, List<Statement>> created, UUID fonds) {
        List<Message> messages = new ArrayList<>();
        created.forEach((record, said) -> message(record, said).ifPresent(messages::add));
        if (!messages.isEmpty()) {
            note(desk, messages, fonds);
            relate(desk, messages.stream().map(Message::record).toList(), fonds);
        }
    }

    private record Message(
            UUID record, @Nullable String id, @Nullable String repliesTo) {}

    private static Optional<Message> message(UUID record, List<Statement> said) {
        String id = identifier(said, Term.IDENTIFIER, "Message-ID");
        String repliesTo = identifier(said, Term.REFERENCES, "In-Reply-To");
        return id == null && repliesTo == null ? Optional.empty() : Optional.of(new Message(record, id, repliesTo));
    }

    private static @Nullable String identifier(List<Statement> said, Term term, String header) {
        return said.stream()
                .filter(statement -> statement.term() == term)
                .filter(statement -> String.valueOf(statement.origin().field()).endsWith(header))
                .map(statement -> IDENTIFIER.matcher(statement.value()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElse(null);
    }

    private static void note(Cataloguing desk, List<Message> messages, UUID fonds) {
        desk.session().doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("insert into message (record_id, fonds_id,"
                    + " message_id, in_reply_to) values (?, ?, ?, ?) on conflict do nothing")) {
                for (Message message : messages) {
                    insert.setObject(1, message.record());
                    insert.setObject(2, fonds);
                    insert.setString(3, message.id());
                    insert.setString(4, message.repliesTo());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    private static void relate(Cataloguing desk, List<UUID> fresh, UUID fonds) {
        Map<UUID, UUID> found = new LinkedHashMap<>();
        desk.session()
                .createNativeQuery(
                        "select reply.record_id as reply, min(cast(original.record_id as text)) as original"
                                + " from message reply join message original on original.fonds_id = reply.fonds_id"
                                + " and original.message_id = reply.in_reply_to and original.record_id <> reply.record_id"
                                + " where reply.fonds_id = :fonds"
                                + " and (reply.record_id in (:fresh) or original.record_id in (:fresh))"
                                + " group by reply.record_id limit :most",
                        Tuple.class)
                .setParameter("fonds", fonds)
                .setParameterList("fresh", fresh)
                .setParameter("most", MOST_FOUND)
                .list()
                .forEach(row ->
                        found.put(row.get("reply", UUID.class), UUID.fromString(row.get("original", String.class))));
        Map<UUID, CatalogueRecord> held = desk.held(found.entrySet().stream()
                .flatMap(pair -> Stream.of(pair.getKey(), pair.getValue()))
                .distinct()
                .toList());
        Map<CatalogueRecord, CatalogueRecord> replies = new LinkedHashMap<>();
        found.forEach((reply, original) -> {
            CatalogueRecord record = held.get(reply);
            CatalogueRecord to = held.get(original);
            if (record != null && to != null) {
                replies.put(record, to);
            }
        });
        Relating.relate(desk, replies, Term.REFERENCES);
    }
}
