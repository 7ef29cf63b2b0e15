package org.wenku.archive.exchange.bagit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BagWriterTest {

    private static final long ROOM = 1L << 30;

    @TempDir
    Path home;

    private void write(BagTarget target) throws IOException {
        Path scratch = Files.createDirectories(home.resolve("scratch"));
        try (BagWriter writer = BagWriter.to(target, scratch)) {
            for (String name :
                    new String[] {"里弄/日記.txt", "a%0Ab 100%", "line\nfeed", " leading", "~x", "é".repeat(120)}) {
                byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
                writer.payload(name, bytes.length, new ByteArrayInputStream(bytes));
            }
            writer.tag("wenku/records.jsonl", "{}\n".getBytes(StandardCharsets.UTF_8));
            writer.say("External-Description", "two\nlines");
            writer.finish();
        }
        assertThat(scratch).doesNotExist();
    }

    @Test
    void what_is_written_is_a_valid_bag() throws IOException {
        write(FolderTarget.at(home.resolve("bag")));

        BagReport report = BagCheck.of(home.resolve("bag"));
        assertThat(report.notes()).isEmpty();
        assertThat(report.payload().files()).isEqualTo(6);
        assertThat(report.info().first("External-Description")).contains("two lines");
        assertThat(report.tagFiles()).contains("wenku/records.jsonl", "manifest-sha256.txt", "tagmanifest-sha512.txt");
    }

    @Test
    void an_empty_bag_is_a_bag() throws IOException {
        try (BagWriter writer =
                BagWriter.to(FolderTarget.at(home.resolve("bag")), Files.createDirectory(home.resolve("scratch")))) {
            writer.finish();
        }
        assertThat(BagCheck.of(home.resolve("bag")).verdict()).isEqualTo(BagReport.Verdict.VALID);
    }

    @Test
    void a_packed_bag_is_found_and_unpacked_as_it_was() throws IOException {
        Path tar = home.resolve("packed.tar");
        write(new TarTarget(Files.newOutputStream(tar), "LN-里弄"));
        Path tgz = home.resolve("packed.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(tgz))) {
            Files.copy(tar, out);
        }
        for (Path file : new Path[] {tar, tgz}) {
            PackedBag packed = PackedBag.in(file).orElseThrow();
            Path folder = Files.createDirectory(home.resolve("from-" + file.getFileName()));

            packed.unpackTo(folder, ROOM);

            assertThat(packed.folderName()).contains("LN-里弄");
            assertThat(BagCheck.of(folder).notes()).isEmpty();
        }
    }

    @Test
    void a_bag_at_the_top_of_a_zip_is_found_too() throws IOException {
        Path file = zip("bagit.txt", "data/a");

        PackedBag packed = PackedBag.in(file).orElseThrow();
        Path folder = Files.createDirectory(home.resolve("out"));
        packed.unpackTo(folder, ROOM);

        assertThat(packed.folderName()).isEmpty();
        assertThat(folder.resolve("data/a")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b/../../escaped",
                "/tmp/wenku-escaped",
                "b/data/../../../escaped",
                "b/~x/../../../escaped",
                "b/data/..\\..\\..\\escaped",
                "c/beside",
                "b/C:\\x"
            })
    void nothing_leaves_the_folder_it_is_unpacked_to(String evil) throws IOException {
        Path folder = Files.createDirectories(home.resolve("in/out"));
        PackedBag packed = PackedBag.in(zip("b/bagit.txt", evil)).orElseThrow();

        assertThatThrownBy(() -> packed.unpackTo(folder, ROOM)).isInstanceOf(PackedBag.Unpackable.class);
        try (var files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !file.startsWith(folder)))
                    .containsExactly(home.resolve("made.zip"));
        }
        assertThat(Path.of("/tmp/wenku-escaped")).doesNotExist();
    }

    @Test
    void links_and_what_goes_through_them_are_refused() throws IOException {
        Path file = home.resolve("links.tar");
        Path outside = Files.createDirectory(home.resolve("outside"));
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
            tar.putArchiveEntry(new TarArchiveEntry("b/bagit.txt"));
            tar.closeArchiveEntry();
            TarArchiveEntry link = new TarArchiveEntry("b/data", TarConstants.LF_SYMLINK);
            link.setLinkName(outside.toString());
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            tar.putArchiveEntry(new TarArchiveEntry("b/data/x"));
            tar.closeArchiveEntry();
        }
        Path folder = Files.createDirectory(home.resolve("out"));

        assertThatThrownBy(() -> PackedBag.in(file).orElseThrow().unpackTo(folder, ROOM))
                .isInstanceOf(PackedBag.Unpackable.class)
                .hasMessageContaining("link");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void a_bomb_is_stopped_when_there_is_no_more_room() throws IOException {
        Path file = home.resolve("bomb.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            zip.putArchiveEntry(new ZipArchiveEntry("bagit.txt"));
            zip.closeArchiveEntry();
            zip.putArchiveEntry(new ZipArchiveEntry("data/zeros"));
            zip.write(new byte[4 << 20]);
            zip.closeArchiveEntry();
        }
        Path folder = Files.createDirectory(home.resolve("out"));

        assertThatThrownBy(() -> PackedBag.in(file).orElseThrow().unpackTo(folder, 1 << 20))
                .isInstanceOf(PackedBag.Unpackable.class)
                .hasMessageContaining("room");
        assertThat(Files.size(folder.resolve("data/zeros"))).isLessThanOrEqualTo(1 << 20);
    }

    @Test
    void what_is_no_packed_bag_is_left_alone() throws IOException {
        assertThat(PackedBag.in(Files.writeString(home.resolve("a.zip"), "no zip")))
                .isEmpty();
        assertThat(PackedBag.in(Files.writeString(home.resolve("a.tgz"), "no gzip")))
                .isEmpty();
        assertThat(PackedBag.in(Files.writeString(home.resolve("a.txt"), "text")))
                .isEmpty();
        assertThat(PackedBag.in(zip("deep/er/bagit.txt", "x"))).isEmpty();
    }

    @Test
    void what_lies_in_the_way_is_not_overwritten() throws IOException {
        Files.writeString(Files.createDirectory(home.resolve("bag")).resolve("mine"), "mine");

        assertThatThrownBy(() -> FolderTarget.at(home.resolve("bag"))).isInstanceOf(FileAlreadyExistsException.class);
    }

    private Path zip(String... names) throws IOException {
        Path file = home.resolve("made.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            for (String name : names) {
                zip.putArchiveEntry(new ZipArchiveEntry(name));
                try (InputStream text = new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8))) {
                    text.transferTo(zip);
                }
                zip.closeArchiveEntry();
            }
        }
        return file;
    }
}
