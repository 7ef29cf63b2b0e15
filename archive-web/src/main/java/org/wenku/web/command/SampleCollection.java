package org.wenku.web.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.ingest.run.IngestOutcome;
import org.wenku.ingest.run.IngestRequest;
import org.wenku.ingest.run.IngestWatch;
import org.wenku.web.House;

/**
 * The invented collection that the demonstration shows: taken in as any folder would be, and described from the sheet
 * {@code sample.yaml} that lies beside it. Each step finds what an earlier, interrupted one has done.
 */
final class SampleCollection {

    private static final Act ACT = new Act("demo", "describe", "the sample collection");
    private static final Duration INDEX_MAY_TAKE = Duration.ofSeconds(60);

    private final House house;
    private final Archive archive;
    private final Path folder;

    SampleCollection(House house, Path folder) {
        this.house = house;
        this.archive = house.archive();
        this.folder = folder;
    }

    /**
     * Brings the collection in, unless it is there already.
     *
     * @param told is told the name of each fonds that was taken in
     */
    void bringIn(Consumer<String> told) {
        JsonNode sheet = read(folder.resolve("sample.yaml"));
        for (JsonNode fonds : sheet.path("fonds")) {
            if (fonds(fonds).state() != RecordState.PUBLISHED) {
                bringIn(fonds, sheet);
                told.accept(text(fonds, "code") + " " + text(fonds, "title_zh") + " · " + text(fonds, "title_en"));
            }
        }
        try {
            archive.follower().awaitCaughtUp(INDEX_MAY_TAKE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode read(Path sheet) {
        try {
            return new YAMLMapper().readTree(sheet.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("the sheet of the sample collection could not be read: " + sheet, e);
        }
    }

    private void bringIn(JsonNode fonds, JsonNode sheet) {
        CatalogueRecord top = fonds(fonds);
        String code = top.reference().text();
        Map<String, UUID> folders = new HashMap<>();
        folders.put(code, top.id());
        for (JsonNode each : sheet.path("folders")) {
            if (text(each, "path").startsWith(code + "/")) {
                folder(each, folders);
            }
        }
        Map<String, UUID> items = takeIn(code, top.id());
        for (JsonNode each : sheet.path("items")) {
            UUID record = items.get(text(each, "path"));
            if (record != null && !each.has("transcript_of")) {
                archive.<Void>write(ACT, desk -> describe(desk, record, each));
            }
        }
        // The fonds last, because a published fonds says that everything in it is done.
        archive.<Void>write(ACT, desk -> {
            desk.publish(desk.catalogue().record(top.id()).orElseThrow());
            return null;
        });
    }

    private CatalogueRecord fonds(JsonNode fonds) {
        ReferenceCode code = new ReferenceCode(text(fonds, "code"));
        Optional<CatalogueRecord> there = archive.read(catalogue -> catalogue.record(code));
        return there.orElseGet(() -> archive.write(
                ACT,
                desk -> desk.createFonds(new NewRecord(
                        RecordIds.next(), Level.FONDS, code.text(), said(fonds), RecordState.DRAFT, Access.OPEN))));
    }

    private void folder(JsonNode sheet, Map<String, UUID> folders) {
        String path = text(sheet, "path");
        int slash = path.lastIndexOf('/');
        UUID parent = folders.get(path.substring(0, slash));
        if (parent == null) {
            throw new IllegalStateException("the sheet names the folder " + path + " before the one around it");
        }
        byte[] name = path.substring(slash + 1).getBytes(StandardCharsets.UTF_8);
        folders.put(
                path,
                archive.write(ACT, desk -> there(desk, parent, name).orElseGet(() -> made(desk, parent, name, sheet))));
    }

    private static Optional<UUID> there(Cataloguing desk, UUID parent, byte[] name) {
        return desk.session()
                .createNativeQuery(
                        "select record_id from ingest_folder where parent_id = :parent and name_bytes = :name",
                        UUID.class)
                .setParameter("parent", parent)
                .setParameter("name", name)
                .uniqueResultOptional();
    }

    private static UUID made(Cataloguing desk, UUID parent, byte[] name, JsonNode sheet) {
        Level level = Level.valueOf(text(sheet, "level").toUpperCase(Locale.ROOT));
        UUID id = desk.create(
                        parent,
                        new NewRecord(RecordIds.next(), level, null, said(sheet), RecordState.PUBLISHED, Access.OPEN))
                .id();
        desk.session()
                .createNativeMutationQuery(
                        "insert into ingest_folder (parent_id, name_bytes, record_id) values (:parent, :name, :record)")
                .setParameter("parent", parent)
                .setParameter("name", name)
                .setParameter("record", id)
                .executeUpdate();
        return id;
    }

    /** Takes in the files of a fonds; returns the record of each path within the collection. */
    private Map<String, UUID> takeIn(String code, UUID fonds) {
        Map<String, UUID> records = new HashMap<>();
        Path real = realPath(folder);
        house.ingest().take(new IngestRequest(List.of(real.resolve(code)), fonds, false, "demo"), new IngestWatch() {
            @Override
            public void found(Path path, long bytes) {
                // Nobody waits long enough for a sample to be shown its progress.
            }

            @Override
            public void ended(Path path, long bytes, IngestOutcome outcome) {
                outcome.recordId()
                        .ifPresent(id -> records.put(real.relativize(path).toString(), id));
            }
        });
        return records;
    }

    private static Path realPath(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("the sample collection is not there: " + folder, e);
        }
    }

    private static @Nullable Void describe(Cataloguing desk, UUID id, JsonNode sheet) {
        CatalogueRecord record = desk.catalogue().record(id).orElseThrow();
        if (record.state() == RecordState.PUBLISHED) {
            return null;
        }
        List<Statement> statements = new ArrayList<>(said(sheet).all());
        // What the person wrote takes the place of what was only guessed from the name of the file.
        record.statements().all().stream()
                .filter(found -> found.term() != Term.TITLE
                        || !"file name".equals(found.origin().field()))
                .filter(found -> statements.stream().noneMatch(said -> said.term() == found.term()))
                .forEach(statements::add);
        desk.describe(record, new Statements(statements));
        if (sheet.has("access")) {
            desk.condition(record, access(sheet));
        }
        desk.publish(record);
        return null;
    }

    private static Access access(JsonNode sheet) {
        Condition condition = Condition.valueOf(text(sheet, "access").toUpperCase(Locale.ROOT));
        String until = text(sheet, "access_until");
        String reason = text(sheet, "access_reason");
        return new Access(condition, until.isEmpty() ? null : LocalDate.parse(until), reason.isEmpty() ? null : reason);
    }

    /** What a row of the sheet says, as statements that a person wrote. */
    private static Statements said(JsonNode sheet) {
        List<Statement> said = new ArrayList<>();
        String language = text(sheet, "language").isEmpty() ? "zh" : text(sheet, "language");
        add(said, Term.TITLE, text(sheet, "title_zh"), "zh");
        add(said, Term.TITLE, text(sheet, "title_en"), "en");
        add(said, Term.TITLE, text(sheet, "title"), language);
        add(said, Term.CREATOR, text(sheet, "creator"), null);
        add(said, Term.CONTRIBUTOR, text(sheet, "contributor"), null);
        date(sheet).ifPresent(said::add);
        add(said, Term.DESCRIPTION, text(sheet, "description_zh"), "zh");
        add(said, Term.DESCRIPTION, text(sheet, "description_en"), "en");
        add(said, Term.DESCRIPTION, text(sheet, "description"), language);
        sheet.path("subjects").forEach(subject -> add(said, Term.SUBJECT, subject.asText(), null));
        add(said, Term.SPATIAL, text(sheet, "place"), null);
        if (sheet.has("language")) {
            add(said, Term.LANGUAGE, language, null);
        }
        return new Statements(said);
    }

    private static Optional<Statement> date(JsonNode sheet) {
        String edtf = text(sheet, "date");
        String written = text(sheet, "date_written");
        if (edtf.isEmpty() && written.isEmpty()) {
            return Optional.empty();
        }
        Statement date = Statement.curated(Term.CREATED, written.isEmpty() ? edtf : written, null);
        return Optional.of(edtf.isEmpty() ? date : date.readAs(edtf));
    }

    private static void add(List<Statement> said, Term term, String value, @Nullable String language) {
        if (!value.isBlank()) {
            said.add(Statement.curated(term, value, language));
        }
    }

    private static String text(JsonNode sheet, String field) {
        return sheet.path(field).asText("");
    }
}
