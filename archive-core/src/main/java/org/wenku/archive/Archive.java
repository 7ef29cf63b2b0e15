package org.wenku.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.StatelessSession;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueSessions;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.database.Database;
import org.wenku.archive.database.DatabaseSettings;
import org.wenku.archive.indexing.IndexFollower;
import org.wenku.archive.search.SearchIndex;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.step.StepQueue;
import org.wenku.archive.step.StepRhythm;
import org.wenku.archive.storage.PreservationStore;
import org.wenku.archive.storage.ocfl.OcflOnDisk;

/**
 * The front door of the archive: its catalogue, its preservation store and its index, opened together and closed in the
 * reverse order. One process at a time opens an archive.
 */
public final class Archive implements AutoCloseable {

    private final Settings settings;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Database database;
    private final CatalogueSessions sessions;
    private final PreservationStore store;
    private final SearchIndex index;
    private final IndexFollower follower;
    private final StepQueue steps;

    private Archive(Settings settings) {
        this.settings = settings;
        try {
            this.database = keep(Database.open(databaseSettings(settings), settings.home()));
            this.sessions = keep(CatalogueSessions.open(database.dataSource(), Clock.systemUTC()));
            this.store = keep(OcflOnDisk.open(settings.home().resolve("store")));
            this.index = keep(SearchIndex.open(settings.home().resolve("index")));
            this.follower = keep(IndexFollower.start(sessions, index));
            this.steps = keep(new StepQueue(
                    sessions,
                    place(settings.home()),
                    StepRhythm.USUAL.withLease(Duration.ofSeconds(settings.number(Key.STEPS_LEASE, 2, 3600)))));
        } catch (RuntimeException | Error e) {
            closeAfter(e);
            throw e;
        }
    }

    /**
     * Opens the archive in the home that the settings name, making whatever is not there yet.
     *
     * @throws org.wenku.archive.database.DatabaseUnavailable if the database cannot be had, or another process has this
     *     home
     */
    public static Archive open(Settings settings) {
        return new Archive(settings);
    }

    private static DatabaseSettings databaseSettings(Settings settings) {
        return new DatabaseSettings(
                settings.given(Key.DATABASE_URL).orElse(null),
                settings.given(Key.DATABASE_USER).orElse(null),
                settings.given(Key.DATABASE_PASSWORD).orElse(null),
                settings.number(Key.DATABASE_CONNECTIONS, 3, 100));
    }

    /** A name that no other home has, kept in the home, so that work left by a killed process is known as our own. */
    private static String place(Path home) {
        Path name = home.resolve("place");
        try {
            if (!Files.exists(name)) {
                Files.writeString(name, UUID.randomUUID().toString());
            }
            return Files.readString(name).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the name of this place could not be kept in " + name, e);
        }
    }

    /**
     * Brings the index up to the catalogue where it is new or could not be read; does nothing where it is whole. Until it
     * returns, searches find less than there is.
     */
    public void makeIndexWhole() {
        if (index.needsRebuild()) {
            follower.rebuild(done -> {});
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    /** Asks something of the catalogue as it is at this moment. */
    public <T> T read(Function<Catalogue, T> question) {
        return sessions.read(question);
    }

    /** Writes into the catalogue: all of it or, when anything is thrown, nothing. Returned means committed. */
    public <T> T write(Act act, Function<Cataloguing, T> work) {
        T result = sessions.write(act, work);
        follower.wake();
        steps.wake();
        return result;
    }

    /** Writes what is nobody's act, leaves no history and makes nobody wake, such as a form that is not finished. */
    public <T> T housekeeping(Function<StatelessSession, T> work) {
        return sessions.housekeeping(work);
    }

    /** What is set for this archive. */
    public Settings settings() {
        return settings;
    }

    /** The folder of the archive, in which departments have their own folders. */
    public Path home() {
        return settings.home();
    }

    /** The preservation store. */
    public PreservationStore store() {
        return store;
    }

    /** The index, for searching. */
    public SearchIndex index() {
        return index;
    }

    /** What keeps the index true to the catalogue. */
    public IndexFollower follower() {
        return follower;
    }

    /** What is done in the background; works at nothing until somebody starts it. */
    public StepQueue steps() {
        return steps;
    }

    /** The database, for reports on its state. */
    public Database database() {
        return database;
    }

    private void closeAfter(Throwable failure) {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() {
        IllegalStateException failures = new IllegalStateException("the archive did not close cleanly");
        closeAfter(failures);
        if (failures.getSuppressed().length > 0) {
            throw failures;
        }
    }
}
