package org.wenku.ingest.watched;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.step.NewStep;
import org.wenku.archive.step.StepPriority;
import org.wenku.archive.storage.OriginalName;
import org.wenku.ingest.drop.FolderContents;

/**
 * Watches one folder and asks for a step ({@link TakeFromFolder}) for everything in it that has not changed for long enough. What
 * has failed, or was refused by somebody, is not asked for again until it changes or is tried again in the queue.
 */
public final class WatchedFolder implements AutoCloseable {

    /** Where what was taken in is moved to, below the watched folder. */
    static final String TAKEN = "taken";

    /** Who takes in what somebody has put into the folder. */
    static final String BY = "watched-folder";

    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);
    private static final long MOST_OFTEN_MILLIS = 200;
    private static final long SELDOMEST_MILLIS = 15_000;

    private final Archive archive;
    private final Path folder;
    private final Duration settled;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "watched-folder");
        thread.setDaemon(true);
        return thread;
    });
    private boolean away;

    /** How something looked, and when it first looked so, by this machine's own running clock. */
    private record Seen(Signature signature, long sinceNanos) {}

    private WatchedFolder(Archive archive, Path folder, Duration settled) {
        this.archive = requireNonNull(archive, "archive");
        this.folder = folder.toAbsolutePath().normalize();
        this.settled = requireNonNull(settled, "settled");
    }

    /**
     * Begins to watch. A folder that is not there, such as a share that is not mounted, is looked for again and again.
     *
     * @param settled how long something must not have changed
     */
    public static WatchedFolder begin(Archive archive, Path folder, Duration settled) {
        WatchedFolder watched = new WatchedFolder(archive, folder, settled);
        long every = Math.max(MOST_OFTEN_MILLIS, Math.min(SELDOMEST_MILLIS, settled.toMillis() / 4));
        watched.watch.scheduleWithFixedDelay(watched::lookOn, 0, every, TimeUnit.MILLISECONDS);
        return watched;
    }

    private void lookOn() {
        try {
            look();
            if (away) {
                LOG.info("the watched folder {} is there", folder);
            }
            away = false;
        } catch (IOException | RuntimeException e) {
            if (!away) {
                LOG.warn("the watched folder {} cannot be looked at; trying again", folder, e);
            }
            away = true;
        }
    }

    private void look() throws IOException {
        List<Path> ready = new ArrayList<>();
        Set<Path> here = new HashSet<>();
        for (Path fonds : entries(folder)) {
            if (Files.isDirectory(fonds) && !fonds.endsWith(TAKEN)) {
                for (Path entry : entries(fonds)) {
                    here.add(entry);
                    if (isSettled(entry)) {
                        ready.add(entry);
                    }
                }
            }
        }
        seen.keySet().retainAll(here);
        if (!ready.isEmpty()) {
            ask(ready);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, WatchedFolder::isMeant)) {
            all.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    /** Hidden names are those of programs, such as a copy that is still on its way. */
    private static boolean isMeant(Path entry) {
        OriginalName name = OriginalName.of(String.valueOf(entry.getFileName()));
        return !name.display().startsWith(".") && !FolderContents.isLitter(name);
    }

    private boolean isSettled(Path entry) throws IOException {
        Signature now = Signature.of(entry);
        Seen before = seen.get(entry);
        if (before == null || !before.signature().equals(now)) {
            seen.put(entry, new Seen(now, System.nanoTime()));
            return false;
        }
        return now.files() > 0 && System.nanoTime() - before.sinceNanos() >= settled.toNanos();
    }

    private void ask(List<Path> ready) {
        Set<String> givenUp =
                new HashSet<>(archive.read(catalogue -> catalogue.ask(session -> session.createNativeQuery(
                                "select once || ' ' || coalesce(wish ->> 'signature', '') from step where kind = :kind and state"
                                        + " in ('FAILED', 'CANCELLED') and once is not null",
                                String.class)
                        .setParameter("kind", TakeFromFolder.KIND)
                        .list())));
        List<NewStep> steps = new ArrayList<>();
        for (Path entry : ready) {
            String address = entry.toUri().toString();
            String signature = requireNonNull(seen.get(entry)).signature().text();
            String once = TakeFromFolder.KIND + ":" + address;
            if (!givenUp.contains(once + " " + signature)) {
                steps.add(new NewStep(
                                TakeFromFolder.KIND,
                                null,
                                StepPriority.NORMAL,
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("entry", address)
                                        .put("signature", signature),
                                BY)
                        .once(once));
            }
        }
        if (!steps.isEmpty()) {
            archive.write(new Act(BY, "watch", null), desk -> archive.steps().askAnew(desk, steps));
            archive.steps().wake();
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
