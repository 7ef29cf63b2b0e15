package org.wenku.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.storage.OriginalName;
import org.wenku.ingest.drop.Found;

class ReceiverTest {

    @TempDir
    private Path folder;

    private Path staging;
    private Receiver receiver;

    @BeforeEach
    void open() throws IOException {
        staging = folder.resolve("staging");
        receiver = Receiver.in(staging);
    }

    @Test
    void a_file_is_copied_with_its_digests() throws IOException {
        Path file = Files.writeString(folder.resolve("abc.txt"), "abc");

        Receiver.Receipt receipt = receiver.receive(file);

        assertThat(receipt.file()).hasParent(staging).hasContent("abc");
        assertThat(receipt.size()).isEqualTo(3);
        // FIPS 180-2, appendices B.1 and C.1.
        assertThat(receipt.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(receipt.sha512())
                .startsWith("ddaf35a193617abacc417349ae204131")
                .endsWith("a54ca49f");
        assertThat(file).hasContent("abc");
    }

    @Test
    void a_receipt_that_is_discarded_leaves_nothing() throws IOException {
        receiver.receive(Files.writeString(folder.resolve("abc.txt"), "abc")).discard();

        assertThat(staging).isEmptyDirectory();
    }

    @Test
    void what_an_earlier_run_left_in_staging_is_swept() throws IOException {
        Files.writeString(staging.resolve("left.part"), "half of something");

        Receiver.in(staging);

        assertThat(staging).isEmptyDirectory();
    }

    @Test
    void a_file_that_is_still_being_written_to_is_not_taken() throws IOException {
        Path file = Files.write(folder.resolve("growing.bin"), new byte[1 << 20]);
        AtomicBoolean seen = new AtomicBoolean();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> appendUntil(seen, file));
        while (!seen.get()) {
            try {
                receiver.receive(file).discard();
            } catch (Receiver.StillChanging e) {
                seen.set(true);
            }
        }
        writing.join();

        assertThat(staging).isEmptyDirectory();
    }

    private static void appendUntil(AtomicBoolean seen, Path file) {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            while (!seen.get()) {
                out.write(1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_file_that_vanished_leaves_nothing_behind() {
        assertThatThrownBy(() -> receiver.receive(folder.resolve("gone.txt"))).isInstanceOf(NoSuchFileException.class);
        assertThat(staging).isEmptyDirectory();
    }

    @Test
    void a_link_put_in_the_place_of_a_file_is_not_followed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Path link = Files.createSymbolicLink(folder.resolve("letter.txt"), secret);

        assertThatThrownBy(() -> receiver.receive(link)).isInstanceOf(FileSystemException.class);
        assertThat(staging).isEmptyDirectory();
    }

    @Test
    void a_pipe_put_in_the_place_of_a_file_is_not_waited_on() throws Exception {
        Path pipe = folder.resolve("letter.txt");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> receiver.receive(pipe))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("not a regular file");
    }

    @Test
    void a_folder_put_in_the_place_of_a_file_is_refused() throws IOException {
        assertThatThrownBy(() -> receiver.receive(Files.createDirectory(folder.resolve("letter"))))
                .isInstanceOf(FileSystemException.class);
        try (Stream<Path> left = Files.list(staging)) {
            assertThat(left).isEmpty();
        }
    }

    private static Found.Arrival sent(Path bytes, long size) {
        Found.InCare care = new Found.InCare(UUID.randomUUID(), "letters/abc.txt", "a".repeat(64), "b".repeat(128));
        return new Found.Arrival(bytes, null, OriginalName.of("abc.txt"), size, List.of(), care);
    }

    @Test
    void a_file_in_our_care_is_neither_copied_nor_read_again() throws IOException {
        Path kept = Files.writeString(folder.resolve("0192-kept"), "abc");

        Receiver.Receipt receipt = receiver.receive(sent(kept, 3));

        assertThat(Files.isSameFile(receipt.file(), kept))
                .as("the same bytes on the disk")
                .isTrue();
        assertThat(receipt.sha256()).isEqualTo("a".repeat(64));
        assertThat(receipt.sha512()).isEqualTo("b".repeat(128));
        receipt.discard();
        assertThat(kept).hasContent("abc");
        assertThat(staging).isEmptyDirectory();
    }

    @Test
    void a_file_in_our_care_that_has_lost_bytes_is_not_taken() throws IOException {
        Path kept = Files.writeString(folder.resolve("0192-kept"), "ab");

        assertThatThrownBy(() -> receiver.receive(sent(kept, 3)))
                .isInstanceOf(Receiver.StillChanging.class)
                .hasMessageContaining("3 bytes at first and 2");
        assertThat(staging).isEmptyDirectory();
    }
}
