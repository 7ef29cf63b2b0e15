package org.wenku.archive.storage.ocfl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.storage.StorageFault;
import org.wenku.archive.storage.StoreFull;

class FullDiskTest {

    /** Mounts a disk of two megabytes that only the child sees and that goes with it. */
    private static final String ON_A_SMALL_DISK = "mount -t tmpfs -o size=2m tmpfs \"$0\" && exec \"$@\"";

    @TempDir
    Path desk;

    @Test
    void a_failure_for_want_of_room_has_a_name_however_deep_it_lies() {
        Throwable full = catchThrowable(() -> {
            try (OutputStream out = Files.newOutputStream(Path.of("/dev/full"))) {
                out.write(1);
            }
        });

        assertThat(StorageFault.of("storing", full))
                .isInstanceOf(StoreFull.class)
                .hasMessage("storing: no space left")
                .hasCause(full);
        assertThat(StorageFault.of("storing", new RuntimeException(new IOException("wrapped", full))))
                .isInstanceOf(StoreFull.class);
        assertThat(StorageFault.of("storing", new IOException("Input/output error")))
                .isNotInstanceOf(StoreFull.class)
                .hasMessage("storing: Input/output error");
    }

    /** Where the system lets nobody mount, the named fault above is all that can be shown. */
    @Test
    void a_store_on_a_full_disk_refuses_keeps_what_it_has_and_goes_on_when_there_is_room() throws Exception {
        Path disk = Files.createDirectory(desk.resolve("disk"));
        if (run(onSmallDisk(disk, List.of("true"))).exit() != 0) {
            return;
        }

        Ended ended = run(onSmallDisk(disk, ChildJvm.command(FullDisk.class, disk.toString(), desk.toString())));

        assertThat(ended.lines())
                .noneMatch(line -> line.startsWith("NO: "))
                .contains("full")
                .endsWith("done");
        assertThat(ended.exit()).isZero();
    }

    private record Ended(int exit, List<String> lines) {}

    private static List<String> onSmallDisk(Path disk, List<String> command) {
        List<String> whole = new ArrayList<>(
                List.of("unshare", "--mount", "--map-root-user", "sh", "-c", ON_A_SMALL_DISK, disk.toString()));
        whole.addAll(command);
        return whole;
    }

    private static Ended run(List<String> command) throws Exception {
        Process process;
        try {
            process = ChildJvm.start(command);
        } catch (IOException e) {
            return new Ended(-1, List.of());
        }
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new Ended(process.waitFor(), lines);
    }
}
