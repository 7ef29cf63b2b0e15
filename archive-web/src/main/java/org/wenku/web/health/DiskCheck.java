package org.wenku.web.health;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;

/** Whether there is room in the home of the archive. */
public final class DiskCheck implements Check {

    /** Below this the database may stop and a file may arrive in part. */
    static final long LEAST_FREE_BYTES = 256L * 1024 * 1024;

    private final Path home;

    /** Looks at the disk that holds {@code home}. */
    public DiskCheck(Path home) {
        this.home = home;
    }

    @Override
    public String name() {
        return "disk";
    }

    /** Asks the file itself and not its file store, because that wants a mount point, and in a changed root there is none. */
    @Override
    public Finding look() {
        File disk = home.toFile();
        long total = disk.getTotalSpace();
        if (total == 0) {
            throw new IllegalStateException("the disk that holds " + home + " cannot be asked");
        }
        long free = disk.getUsableSpace();
        return free < LEAST_FREE_BYTES
                ? new Finding(
                        false,
                        "only " + free + " bytes are free, expected at least " + LEAST_FREE_BYTES,
                        Map.of("freeBytes", free))
                : Finding.well(Map.of("freeBytes", free, "totalBytes", total));
    }
}
