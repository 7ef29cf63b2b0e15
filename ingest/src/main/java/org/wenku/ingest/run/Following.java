package org.wenku.ingest.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.step.StepProgress;
import org.wenku.archive.unpacking.Contents;
import org.wenku.archive.unpacking.InnerState;
import org.wenku.ingest.Sentence;

/** Notes what has become of each file of a container, and gives its place on the disk free. */
final class Following implements IngestWatch {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final int TOGETHER = 500;

    private final Archive archive;
    private final Act act;
    private final UUID container;
    private final StepProgress progress;
    private final TakenOut taken;
    private final List<Contents.Ending> endings = new ArrayList<>();
    private final Map<Integer, Contents.Ending> all = new TreeMap<>();
    private long done;

    Following(Archive archive, Act act, UUID container, StepProgress progress, TakenOut taken) {
        this.archive = archive;
        this.act = act;
        this.container = container;
        this.progress = progress;
        this.taken = taken;
        progress.at(0, (long) taken.files().size());
    }

    @Override
    public void found(Path path, long bytes) {
        // Only endings count, because only they are committed.
    }

    @Override
    public void ended(Path path, long bytes, IngestOutcome outcome) {
        Sentence said = outcome.sentence();
        InnerState state = switch (outcome.kind()) {
            case ACCEPTED -> InnerState.TAKEN;
            case DUPLICATE -> InnerState.HELD;
            case QUARANTINED -> InnerState.ASIDE;
            case REFUSED -> InnerState.LEFT;
        };
        boolean telling = state == InnerState.ASIDE || state == InnerState.LEFT;
        Contents.Ending ending = new Contents.Ending(
                taken.ordinal(path),
                state,
                outcome.recordId().orElse(null),
                telling ? said.chinese() : null,
                telling ? said.english() : null);
        endings.add(ending);
        all.put(ending.ordinal(), ending);
        free(path);
        progress.at(++done, (long) taken.files().size());
        if (endings.size() >= TOGETHER) {
            write();
        }
    }

    /** How each has ended so far, by its place in the container. */
    Map<Integer, Contents.Ending> endings() {
        return all;
    }

    private static void free(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} goes with its folder", file, e);
        }
    }

    /** Writes down what has ended since the last time. */
    void write() {
        archive.write(act, desk -> {
            progress.hold(desk);
            Contents.note(desk, container, endings);
            return null;
        });
        endings.clear();
    }
}
