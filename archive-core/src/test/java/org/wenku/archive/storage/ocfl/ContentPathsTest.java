package org.wenku.archive.storage.ocfl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentPathsTest {

    private final ContentPaths unicode = new ContentPaths(StandardCharsets.UTF_8);
    private final ContentPaths ascii = new ContentPaths(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "original/文件处置办法.pdf, original/文件处置办法.pdf",
        "original/a b.txt, original/a b.txt",
        "original/CON, original/%43ON",
        "original/con.txt, original/%63on.txt",
        "original/Lpt1.a.b, original/%4Cpt1.a.b",
        "original/CONtract, original/CONtract",
        "original/ends..., original/ends..%2E",
        "original/a:b, original/a%3Ab",
        "original/100%, original/100%25",
        "'original/end ', original/end%20"
    })
    void what_other_file_systems_refuse_is_encoded(String logical, String content) {
        assertThat(unicode.toContentPathPart(logical)).isEqualTo(content);
    }

    @Test
    void a_machine_that_writes_only_ascii_gets_only_ascii() {
        assertThat(ascii.toContentPathPart("original/档.txt")).isEqualTo("original/%E6%A1%A3.txt");
    }

    @Test
    void no_segment_is_longer_than_255_bytes_and_none_is_cut_inside_a_character() {
        Stream.of("档".repeat(85), "?".repeat(255), "x".repeat(254) + ".", "a?" + "档".repeat(80) + ".txt")
                .flatMap(name -> Stream.of(unicode, ascii).map(paths -> paths.toContentPathPart("original/" + name)))
                .forEach(path -> {
                    assertThat(path.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(9 + 255);
                    assertThat(path).doesNotContain("\uFFFD");
                });
    }
}
