package org.wenku.archive.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the archive's own PostgreSQL when processes are killed, with real processes and real kills. */
class KilledProcessTest {

    private static final int ROWS = 200;

    @TempDir
    private Path directory;

    @Test
    void a_server_orphaned_by_a_killed_archive_is_taken_over_with_everything_acknowledged() throws Exception {
        Home home = Home.seeded(directory);
        try (Keeper keeper = Keeper.writingTo(directory)) {
            long heard = hearRows(keeper);
            long orphan = home.postmaster();
            keeper.kill();
            assertThat(new Postmaster(orphan).serves(home.data())).isTrue();
            holdsEverything(home, lastWritten(keeper, heard));
            assertThat(new Postmaster(orphan).serves(home.data())).isFalse();
        }
        home.isLeftAlone();
    }

    @Test
    void nothing_acknowledged_is_lost_when_archive_and_server_are_killed_together() throws Exception {
        Home home = Home.seeded(directory);
        for (int round = 0; round < 3; round++) {
            try (Keeper keeper = Keeper.writingTo(directory)) {
                long heard = hearRows(keeper);
                home.killPostmaster();
                keeper.kill();
                holdsEverything(home, lastWritten(keeper, heard));
            }
        }
        home.isLeftAlone();
    }

    @Test
    void an_archive_that_is_told_to_go_leaves_no_server_behind() throws Exception {
        Home home = Home.seeded(directory);
        try (Keeper keeper = Keeper.of(directory)) {
            keeper.opens();
            keeper.terminate();
        }
        home.isLeftAlone();
    }

    private static long hearRows(Keeper keeper) throws Exception {
        long last = 0;
        for (int i = 0; i < ROWS; i++) {
            last = Long.parseLong(String.valueOf(keeper.hears("written")));
        }
        return last;
    }

    /** The last row it said to be written, counting what it said before it died and nobody had read yet. */
    private static long lastWritten(Keeper keeper, long heard) throws Exception {
        long last = heard;
        for (@Nullable String line = keeper.hears("written"); line != null; line = keeper.hears("written")) {
            last = Long.parseLong(line);
        }
        return last;
    }

    private static void holdsEverything(Home home, long last) throws Exception {
        try (Database database = home.open()) {
            assertThat(Home.ask(database.dataSource(), "select count(*) from written where id <= " + last))
                    .isEqualTo(Long.toString(last));
        }
    }
}
