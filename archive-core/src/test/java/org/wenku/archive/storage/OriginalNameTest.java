package org.wenku.archive.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginalNameTest {

    private static final int LIMIT = 255;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.txt",
                "文件处置办法.pdf",
                "檔案.txt",
                "CON",
                "ends with dots...",
                " leading and trailing ",
                "a\\b",
                "100%.txt",
                "My%20File.pdf",
                "%41",
                "a:b*c?",
                "\u202Egnp.exe",
                "...",
                "~",
                "\uFEFFbom",
                "\uD83C\uDFB4"
            })
    void a_name_that_is_safe_stands_as_it_is(String name) {
        assertThat(OriginalName.of(name).safePathSegment()).isEqualTo(name);
        assertThat(OriginalName.of(name).display()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "'..', '%%..'",
        "'.', '%%.'",
        "'a/b', '%%a%2Fb'",
        "'../../etc/passwd', '%%..%2F..%2Fetc%2Fpasswd'",
        "'%%', '%%%25%25'",
        "'%%41', '%%%25%2541'"
    })
    void a_name_that_is_not_safe_is_encoded(String name, String segment) {
        assertThat(OriginalName.of(name).safePathSegment()).isEqualTo(segment);
        assertThat(OriginalName.fromSegment(segment)).contains(OriginalName.of(name));
    }

    @Test
    void control_characters_are_encoded() {
        assertThat(OriginalName.of("a\nb\r\0\u007F").safePathSegment()).isEqualTo("%%a%0Ab%0D%00%7F");
        assertThat(OriginalName.of("\u0085").safePathSegment()).isEqualTo("%%%C2%85");
    }

    @Test
    void a_decomposed_name_stays_decomposed() {
        String nfd = Normalizer.normalize("étude が.txt", Normalizer.Form.NFD);

        assertThat(OriginalName.of(nfd).safePathSegment()).isEqualTo(nfd).isNotEqualTo("étude が.txt");
    }

    @Test
    void a_name_that_is_not_utf_8_is_shown_as_far_as_it_can_be_and_kept_byte_for_byte() {
        OriginalName name = OriginalName.of("档案.txt".getBytes(Charset.forName("GB18030")));

        assertThat(name.display()).contains("\uFFFD").endsWith(".txt");
        assertThat(name.safePathSegment()).isEqualTo("%%%B5%B5%B0%B8.txt");
        assertThat(OriginalName.fromSegment(name.safePathSegment())).contains(name);
    }

    @Test
    void overlong_and_surrogate_forms_are_not_utf_8() {
        byte[] overlongSlash = {'.', '.', (byte) 0xC0, (byte) 0xAF};
        byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};

        assertThat(OriginalName.of(overlongSlash).safePathSegment()).isEqualTo("%%..%C0%AF");
        assertThat(OriginalName.of(surrogate).safePathSegment()).isEqualTo("%%%ED%A0%80");
    }

    @Test
    void a_name_of_255_bytes_stands_as_it_is() {
        String longest = "档".repeat(83) + "ab.txt";

        assertThat(longest.getBytes(StandardCharsets.UTF_8)).hasSize(LIMIT);
        assertThat(OriginalName.of(longest).safePathSegment()).isEqualTo(longest);
    }

    @Test
    void a_longer_name_is_shortened_and_stays_different_from_its_neighbours() {
        String segment = OriginalName.of("x".repeat(300) + "1.tiff").safePathSegment();
        String neighbour = OriginalName.of("x".repeat(300) + "2.tiff").safePathSegment();

        assertThat(segment).hasSizeLessThanOrEqualTo(LIMIT).startsWith("%%xxx").endsWith(".tiff");
        assertThat(neighbour).isNotEqualTo(segment);
        assertThat(OriginalName.fromSegment(segment)).isEmpty();
    }

    @Test
    void an_empty_name_is_refused() {
        assertThatThrownBy(() -> OriginalName.of(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThat(OriginalName.fromSegment("%%")).isEmpty();
    }

    @Test
    void any_bytes_make_a_segment_from_which_they_can_be_had_back() {
        Random random = new Random(1931);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(80)];
            random.nextBytes(bytes);
            OriginalName name = OriginalName.of(bytes);

            String segment = name.safePathSegment();

            assertThat(Deposit.bytes("original/" + segment, bytes).logicalPath())
                    .endsWith(segment);
            assertThat(OriginalName.fromSegment(segment)).contains(name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "./a", "a\nb", "a\0", "\u0085", "a\uD800"})
    void a_path_that_is_not_inside_an_object_is_refused(String path) {
        assertThatThrownBy(() -> Deposit.bytes(path, new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Tag("shared")
    @Test
    void the_names_that_trouble_file_systems_can_be_had_back() throws IOException {
        Path archive = Path.of(System.getProperty("shared.inputs")).resolve("security/filesys-trials.tar.gz");
        int names = 0;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(in, "ISO-8859-1")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                OriginalName name = OriginalName.of(entry.getName().getBytes(StandardCharsets.ISO_8859_1));
                String segment = name.safePathSegment();

                assertThat(Deposit.bytes("original/" + segment, new byte[0]).logicalPath())
                        .endsWith(segment);
                assertThat(OriginalName.fromSegment(segment)).contains(name);
                names++;
            }
        }
        assertThat(names).isGreaterThan(30);
    }
}
