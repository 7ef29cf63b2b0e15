package org.wenku.ingest.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.sheet.SheetKind;

/** The tables of sheets: each import as it stands, and what layouts mean. */
final class SheetTable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final String ALL = "select id, batch_id, name, digest, kind, encoding, headers, columns, target_id,"
            + " files_folder, update_others, actor, phase, rows_read, faults, bad_rows, ready_rows, created_rows,"
            + " updated_rows, same_rows, opened_at, ended_at from sheet_import ";

    private SheetTable() {}

    static String json(List<String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts could not be written as JSON", e);
        }
    }

    static List<String> texts(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts in the database are not in the expected form", e);
        }
    }

    /** What tells layouts apart: their headers in their order. */
    private static String layout(List<Column> columns) {
        try {
            String headers =
                    String.join("\u001f", columns.stream().map(Column::header).toList());
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(headers.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The columns as a sheet with the same headers had them last time; as their names say, where there was none. */
    static List<Column> remembered(StatelessSession session, List<Column> named) {
        return session
                .createNativeQuery("select columns from sheet_layout where digest = :digest", String.class)
                .setParameter("digest", layout(named))
                .list()
                .stream()
                .findFirst()
                .map(json -> columns(named.stream().map(Column::header).toList(), texts(json)))
                .orElse(named);
    }

    private static List<Column> columns(List<String> headers, List<String> meanings) {
        List<Column> columns = new ArrayList<>(headers.size());
        for (int i = 0; i < headers.size(); i++) {
            columns.add(
                    new Column(i, headers.get(i), Meaning.of(meanings.get(i)).orElse(Meaning.UNKNOWN)));
        }
        return columns;
    }

    private static String meanings(List<Column> columns) {
        return json(columns.stream().map(column -> column.meaning().text()).toList());
    }

    static void remember(Cataloguing desk, List<Column> columns, String by) {
        desk.session()
                .createNativeMutationQuery("insert into sheet_layout (digest, columns, used_at, used_by)"
                        + " values (:digest, :columns, :at, :by) on conflict (digest) do update set"
                        + " columns = excluded.columns, used_at = excluded.used_at, used_by = excluded.used_by")
                .setParameter("digest", layout(columns))
                .setParameter("columns", meanings(columns))
                .setParameter("at", desk.now())
                .setParameter("by", by)
                .executeUpdate();
    }

    static void insert(Cataloguing desk, SheetImport it) {
        desk.session()
                .createNativeMutationQuery("insert into sheet_import (id, batch_id, name, digest, kind, encoding,"
                        + " headers, columns, target_id, files_folder, update_others, actor, phase, opened_at) values"
                        + " (:id, :batch, :name, :digest, :kind, :encoding, :headers, :columns, :target,"
                        + " cast(:files as text), :others, :by, :phase, :at)")
                .setParameter("id", it.id())
                .setParameter("batch", it.batch())
                .setParameter("name", it.name())
                .setParameter("digest", it.digest())
                .setParameter("kind", it.kind().name())
                .setParameter("encoding", it.encoding())
                .setParameter(
                        "headers",
                        json(it.columns().stream().map(Column::header).toList()))
                .setParameter("columns", meanings(it.columns()))
                .setParameter("target", it.target())
                .setParameter("files", it.files() == null ? null : it.files().toString())
                .setParameter("others", it.updateOthers())
                .setParameter("by", it.actor())
                .setParameter("phase", it.phase().name())
                .setParameter("at", it.openedAt())
                .executeUpdate();
    }

    /** Other columns: everything that was read of the sheet is read anew. */
    static void map(Cataloguing desk, UUID id, List<Column> columns) {
        StatelessSession session = desk.session();
        session.createNativeMutationQuery("delete from sheet_fault where import_id = :id")
                .setParameter("id", id)
                .executeUpdate();
        session.createNativeMutationQuery("delete from sheet_row where import_id = :id")
                .setParameter("id", id)
                .executeUpdate();
        session.createNativeMutationQuery(
                        "update sheet_import set columns = :columns, phase = 'READING', rows_read = 0,"
                                + " faults = 0, bad_rows = 0, ready_rows = 0 where id = :id")
                .setParameter("columns", meanings(columns))
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Goes over to a phase, unless somebody has already. */
    static void enter(StatelessSession session, UUID id, SheetImport.Phase from, SheetImport.Phase to) {
        session.createNativeMutationQuery("update sheet_import set phase = :to where id = :id and phase = :from")
                .setParameter("to", to.name())
                .setParameter("from", from.name())
                .setParameter("id", id)
                .executeUpdate();
    }

    static Optional<SheetImport> with(StatelessSession session, UUID id) {
        return session.createNativeQuery(ALL + "where id = :id", Tuple.class).setParameter("id", id).list().stream()
                .findFirst()
                .map(SheetTable::read);
    }

    /** Waits until nobody else writes for this import, and gives it as it then stands. */
    static Optional<SheetImport> locked(StatelessSession session, UUID id) {
        return session
                .createNativeQuery(ALL + "where id = :id for update", Tuple.class)
                .setParameter("id", id)
                .list()
                .stream()
                .findFirst()
                .map(SheetTable::read);
    }

    static Optional<SheetImport> unfinished(StatelessSession session, String digest, UUID target) {
        return session
                .createNativeQuery(
                        ALL + "where digest = :digest and target_id = :target and phase <> 'DONE'"
                                + " order by opened_at desc limit 1",
                        Tuple.class)
                .setParameter("digest", digest)
                .setParameter("target", target)
                .list()
                .stream()
                .findFirst()
                .map(SheetTable::read);
    }

    static List<SheetImport> list(StatelessSession session, @Nullable UUID after, int limit) {
        String where = after == null
                ? ""
                : "where (opened_at, id) < (select opened_at, id from sheet_import where id = :after) ";
        return session
                .createNativeQuery(ALL + where + "order by opened_at desc, id desc limit :limit", Tuple.class)
                .setProperties(after == null ? Map.of("limit", limit) : Map.of("limit", limit, "after", after))
                .list()
                .stream()
                .map(SheetTable::read)
                .toList();
    }

    static Optional<SheetImport> ofBatch(StatelessSession session, UUID batch) {
        return session
                .createNativeQuery(ALL + "where batch_id = :batch limit 1", Tuple.class)
                .setParameter("batch", batch)
                .list()
                .stream()
                .findFirst()
                .map(SheetTable::read);
    }

    private static SheetImport read(Tuple row) {
        String files = row.get("files_folder", String.class);
        return new SheetImport(
                row.get("id", UUID.class),
                row.get("batch_id", UUID.class),
                row.get("name", String.class),
                row.get("digest", String.class),
                SheetKind.valueOf(row.get("kind", String.class)),
                row.get("encoding", String.class),
                columns(texts(row.get("headers", String.class)), texts(row.get("columns", String.class))),
                row.get("target_id", UUID.class),
                files == null ? null : Path.of(files),
                row.get("update_others", Boolean.class),
                row.get("actor", String.class),
                SheetImport.Phase.valueOf(row.get("phase", String.class)),
                new SheetImport.Counts(
                        row.get("rows_read", Long.class),
                        row.get("faults", Long.class),
                        row.get("bad_rows", Long.class),
                        row.get("ready_rows", Long.class),
                        row.get("created_rows", Long.class),
                        row.get("updated_rows", Long.class),
                        row.get("same_rows", Long.class)),
                row.get("opened_at", Instant.class),
                row.get("ended_at", Instant.class));
    }
}
