package org.wenku.ingest.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What DROID 6.5.2 has written, word for word but for the folders. That it is still what it writes, FormatsIT sees. */
class DroidRunTest {

    private static final String HEAD = """
            2026-11-27T12:39:15,423  INFO [main] DroidCommandLine:140 - Starting DROID.
            DROID 6.5.2 No Profile mode: Runtime Information
            Selected folder or file: /desk/drop
            Binary signature file: /desk/.droid6/DROID_SignatureFile_V100.xml
            Container signature file: /desk/.droid6/container-signature-20211216.xml
            Recurse folders: True
            Extension filter: No filter set
            Open archives: None
            Open web archives: None
            """;

    private static final String ANSWERS = """
            /desk/drop/0000.xml,fmt/101
            /desk/drop/0003.gz,x-fmt/266
            /desk/drop/0002.txt,Unknown
            /desk/drop/0001.pdf,fmt/19
            """;

    private static Map<String, Set<Integer>> places() {
        Map<String, Set<Integer>> places = new LinkedHashMap<>();
        List<String> names = List.of("0000.xml", "0001.pdf", "0002.txt", "0003.gz");
        for (int i = 0; i < names.size(); i++) {
            places.put("/desk/drop/" + names.get(i), Set.of(i));
        }
        return places;
    }

    @Test
    void every_file_gets_its_own_answer_in_whatever_order_they_come() {
        assertThat(DroidRun.read(HEAD + ANSWERS, places(), 4))
                .containsExactly(List.of("fmt/101"), List.of("fmt/19"), List.of(""), List.of("x-fmt/266"));
    }

    @Test
    void a_file_that_was_not_answered_for_is_told_from_one_that_is_unknown() {
        String cutOff = ANSWERS.substring(0, ANSWERS.indexOf("0001.pdf") + 4);

        assertThat(DroidRun.read(HEAD + cutOff, places(), 4))
                .containsExactly(List.of("fmt/101"), List.of(), List.of(""), List.of("x-fmt/266"));
    }

    @Test
    void what_has_several_formats_has_a_line_for_each_and_what_lies_twice_has_one_for_both() {
        String several = "/desk/drop/0000.bin,fmt/40\n/desk/drop/0000.bin,fmt/111\n";

        assertThat(DroidRun.read(HEAD + several, Map.of("/desk/drop/0000.bin", Set.of(0, 1)), 2))
                .containsExactly(List.of("fmt/40", "fmt/111"), List.of("fmt/40", "fmt/111"));
    }

    @Test
    void nothing_that_stands_elsewhere_in_the_output_is_taken_for_an_answer() {
        assertThat(DroidRun.read(HEAD + "/somewhere/else.xml,fmt/101\nfmt/101\n,fmt/101\n\n", places(), 4))
                .allMatch(List::isEmpty);
    }
}
