package org.wenku.archive.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.StatelessSession;
import org.wenku.archive.holding.Cue;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.InnerFiles;
import org.wenku.archive.holding.NewFile;
import org.wenku.archive.holding.TextPart;

/**
 * Writes texts and cues as JDBC batches, because they are many small rows that no one ever changes one by one: as
 * entities they would only cost.
 */
final class FileTexts {

    private static final int BATCH_CHARACTERS = 4_000_000;

    private final StatelessSession session;

    FileTexts(StatelessSession session) {
        this.session = session;
    }

    void enter(NewFile file) {
        enterAll(List.of(file));
    }

    void enterAll(List<NewFile> files) {
        session.doWork(connection -> {
            enterTexts(
                    connection,
                    files.stream().filter(file -> file.text() != null).toList());
            enterCues(
                    connection,
                    files.stream().filter(file -> !file.cues().isEmpty()).toList());
            for (NewFile file : files) {
                InnerFiles.enter(connection, file.id(), file.inside());
            }
        });
    }

    void replace(FileText text, List<TextPart> parts) {
        session.doWork(connection -> {
            try (PreparedStatement old = connection.prepareStatement("delete from file_text where file_id = ?")) {
                old.setObject(1, text.fileId());
                old.executeUpdate();
            }
            try (PreparedStatement insert = connection.prepareStatement(INSERT_TEXT)) {
                describe(insert, text);
                insert.executeUpdate();
            }
            try (PreparedStatement insert = connection.prepareStatement(INSERT_PART)) {
                enterParts(insert, text, parts);
                insert.executeBatch();
            }
        });
    }

    private static final String INSERT_TEXT = "insert into file_text (file_id, origin, tool, tool_version, charset,"
            + " charset_certain, language, truncated, parts, characters) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_PART =
            "insert into text_part (file_id, ordinal, label, body) values (?, ?, ?, ?)";
    private static final String INSERT_CUE = "insert into cue (file_id, ordinal, start_millis, end_millis, speaker,"
            + " language, body) values (?, ?, ?, ?, ?, ?, ?)";

    private static void enterTexts(Connection connection, List<NewFile> files) throws SQLException {
        if (files.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_TEXT)) {
            for (NewFile file : files) {
                if (file.text() != null) {
                    describe(insert, file.text());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_PART)) {
            for (NewFile file : files) {
                if (file.text() != null) {
                    enterParts(insert, file.text(), file.parts());
                }
            }
            insert.executeBatch();
        }
    }

    private static void describe(PreparedStatement insert, FileText text) throws SQLException {
        insert.setObject(1, text.fileId());
        insert.setString(2, text.origin().name());
        insert.setString(3, text.tool());
        insert.setString(4, text.toolVersion());
        insert.setString(5, text.charset());
        insert.setBoolean(6, text.charsetCertain());
        insert.setString(7, text.language());
        insert.setBoolean(8, text.truncated());
        insert.setInt(9, text.parts());
        insert.setLong(10, text.characters());
    }

    private static void enterParts(PreparedStatement insert, FileText text, List<TextPart> parts) throws SQLException {
        int waiting = 0;
        for (TextPart part : parts) {
            insert.setObject(1, text.fileId());
            insert.setInt(2, part.ordinal());
            insert.setString(3, part.label());
            insert.setString(4, part.body().replace('\0', '\ufffd'));
            insert.addBatch();
            waiting += part.body().length();
            if (waiting > BATCH_CHARACTERS) {
                insert.executeBatch();
                waiting = 0;
            }
        }
    }

    private static void enterCues(Connection connection, List<NewFile> files) throws SQLException {
        if (files.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_CUE)) {
            for (NewFile file : files) {
                for (Cue cue : file.cues()) {
                    insert.setObject(1, file.id());
                    insert.setInt(2, cue.ordinal());
                    insert.setLong(3, cue.startMillis());
                    insert.setLong(4, cue.endMillis());
                    insert.setString(5, cue.speaker());
                    insert.setString(6, cue.language());
                    insert.setString(7, cue.text().replace('\0', '\ufffd'));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
