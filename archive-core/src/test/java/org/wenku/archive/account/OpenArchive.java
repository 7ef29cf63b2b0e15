package org.wenku.archive.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.database.DatabaseFixture;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;

/** A real archive with an empty catalogue, for tests of what is kept in it. */
public final class OpenArchive implements AutoCloseable {

    private final Path home;
    private final DatabaseFixture database = DatabaseFixture.fresh();
    private Archive archive;

    /** Opens it. */
    public OpenArchive() {
        try {
            this.home = Files.createTempDirectory("wenku-open-archive-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.archive = open();
    }

    private Archive open() {
        return Archive.open(Settings.load(home, Map.of())
                .with(Key.DATABASE_URL, String.valueOf(database.settings().url()))
                .with(Key.DATABASE_USER, String.valueOf(database.settings().user()))
                .with(Key.DATABASE_PASSWORD, String.valueOf(database.settings().password())));
    }

    public Archive archive() {
        return archive;
    }

    public DatabaseFixture database() {
        return database;
    }

    /** Closes the archive and opens it again, as after a restart. */
    public Archive reopened() {
        archive.close();
        archive = open();
        return archive;
    }

    /** Enters a published fonds. */
    public UUID fonds(String code) {
        return archive.write(
                new Act("keeper", "enter", null),
                desk -> desk.createFonds(new NewRecord(
                                RecordIds.next(),
                                Level.FONDS,
                                code,
                                Statements.of(Statement.curated(Term.TITLE, code, "en")),
                                RecordState.PUBLISHED,
                                Access.OPEN))
                        .id());
    }

    @Override
    public void close() {
        archive.close();
        database.close();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
