package org.wenku.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.description.Term;

class MessagesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    private static final Pattern USED = Pattern.compile("\\b(?:t|text\\(\\)|text)\\.of\\(\\s*\"([^\"]+)\"\\s*[,)]");

    private final Messages zh = Messages.in(Language.ZH);
    private final Messages en = Messages.in(Language.EN);

    @Test
    void both_languages_have_the_same_keys_apart_from_the_english_singular() {
        Set<String> plural =
                en.keys().stream().filter(key -> !key.endsWith(".one")).collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(zh.keys())).isEqualTo(plural);
        assertThat(en.keys().stream().filter(key -> key.endsWith(".one")).map(key -> key.replaceAll("\\.one$", "")))
                .allMatch(en::has);
    }

    @Test
    void both_languages_have_the_same_placeholders() {
        assertThat(zh.keys())
                .allSatisfy(key -> assertThat(placeholders(zh.of(key))).isEqualTo(placeholders(en.of(key))));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @Test
    void no_template_and_no_page_uses_words_that_do_not_exist() throws IOException {
        for (Path source : sources()) {
            List<String> used = USED.matcher(Files.readString(source))
                    .results()
                    .map(found -> found.group(1))
                    .toList();

            assertThat(used).as("keys used in %s", source).allMatch(zh::has);
        }
    }

    @Test
    void no_template_writes_text_unescaped() throws IOException {
        for (Path source : sources()) {
            assertThat(Files.readString(source)).as("%s", source).doesNotContain("$unsafe");
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"));
                Stream<Path> pages = Files.walk(Path.of("src/main/java/org/wenku/web"))) {
            return Stream.concat(templates, pages)
                    .filter(path ->
                            path.toString().endsWith(".jte") || path.toString().endsWith(".java"))
                    .toList();
        }
    }

    @Test
    void every_level_and_every_term_has_a_label() {
        for (Messages text : List.of(zh, en)) {
            assertThat(Arrays.stream(Level.values()).map(text::level)).noneMatch(label -> label.startsWith("level."));
            assertThat(Arrays.stream(Term.values()).map(text::term)).noneMatch(label -> label.startsWith("term."));
        }
    }

    @Test
    void sizes_are_written_in_the_unit_a_person_would_choose() {
        assertThat(zh.size(0)).isEqualTo("0 字节");
        assertThat(en.size(1)).isEqualTo("1 byte");
        assertThat(en.size(999)).isEqualTo("999 bytes");
        assertThat(en.size(1_000)).isEqualTo("1.0 kB");
        assertThat(en.size(999_600)).isEqualTo("1.0 MB");
        assertThat(en.size(48_300_000)).isEqualTo("48 MB");
        assertThat(en.size(Long.MAX_VALUE)).isEqualTo("9223 PB");
    }

    @Test
    void dates_are_written_as_the_language_writes_them() {
        LocalDate day = LocalDate.of(1931, 2, 7);

        assertThat(zh.date(day)).isEqualTo("1931年2月7日");
        assertThat(en.date(day)).isEqualTo("7 February 1931");
    }

    @Test
    void times_in_a_recording_grow_an_hour_only_when_needed() {
        assertThat(zh.clock(754_200)).isEqualTo("12:34");
        assertThat(zh.clock(3_600_000)).isEqualTo("1:00:00");
    }

    @Test
    void an_argument_that_looks_like_a_placeholder_or_markup_is_left_as_it_is() {
        assertThat(en.of("failure.other.text", "<b>{0}$1")).contains("status <b>{0}$1)");
    }
}
