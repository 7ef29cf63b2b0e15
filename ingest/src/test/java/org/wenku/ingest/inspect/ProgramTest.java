package org.wenku.ingest.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

    @TempDir
    private Path folder;

    @Test
    void a_program_that_hangs_is_ended_with_everything_it_started() throws IOException {
        Path child = folder.resolve("child");
        Program hanging = new Program(
                List.of("sh", "-c", "sleep 600 & echo $! > '" + child + "'; echo begun; wait"),
                Map.of(),
                Duration.ofSeconds(1));

        Program.Ended ended = hanging.run();

        assertThat(ended.status()).isEqualTo(-1);
        assertThat(ended.output()).isEqualTo("begun\n");
        long started = Long.parseLong(Files.readString(child).strip());
        ProcessHandle.of(started)
                .ifPresent(left -> left.onExit().orTimeout(1, TimeUnit.MINUTES).join());
        assertThat(ProcessHandle.of(started).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
    }

    @Test
    void a_program_is_listened_to_however_busy_the_common_threads_are() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        for (int i = 0; i <= ForkJoinPool.getCommonPoolParallelism(); i++) {
            ForkJoinPool.commonPool().execute(() -> await(over));
        }
        try {
            Program.Ended ended = new Program(
                            List.of("sh", "-c", "head -c 1000000 /dev/zero >&2; echo done"),
                            Map.of(),
                            Duration.ofMinutes(1))
                    .run();
            assertThat(ended.output()).isEqualTo("done\n");
            assertThat(ended.errors()).hasSize(1_000_000);
        } finally {
            over.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_program_that_talks_without_end_does_not_stand_still_and_does_not_fill_the_memory() throws IOException {
        Program.Ended ended = new Program(
                        List.of("sh", "-c", "head -c 20000000 /dev/zero; echo done >&2"),
                        Map.of(),
                        Duration.ofMinutes(1))
                .run();

        assertThat(ended.well()).isTrue();
        assertThat(ended.output()).hasSize(8 << 20);
        assertThat(ended.errors()).isEqualTo("done\n");
    }
}
