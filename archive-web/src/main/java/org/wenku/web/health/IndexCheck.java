package org.wenku.web.health;

import java.util.Map;
import java.util.Optional;
import org.wenku.archive.Archive;

/** Whether the index can be searched, and how far it is behind the catalogue. */
public final class IndexCheck implements Check {

    private final Archive archive;

    /** Looks at the index of this archive. */
    public IndexCheck(Archive archive) {
        this.archive = archive;
    }

    @Override
    public String name() {
        return "index";
    }

    @Override
    public Finding look() {
        Map<String, Long> figures = Map.of(
                "records", archive.index().count(),
                "waiting", archive.follower().waiting());
        Optional<String> trouble = archive.follower().trouble();
        return trouble.isPresent() ? new Finding(false, trouble.get(), figures) : Finding.well(figures);
    }
}
