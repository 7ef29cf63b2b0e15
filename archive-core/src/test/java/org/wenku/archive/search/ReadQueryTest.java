package org.wenku.archive.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Role;
import org.wenku.archive.search.QueryReading.Match;
import org.wenku.archive.search.QueryReading.Note;

class ReadQueryTest {
    @TempDir
    static Path folder;

    private static SearchIndex index;

    @BeforeAll
    static void fill() {
        index = SearchIndex.open(folder);
        index.apply(
                List.of(
                        record("一", "中央文库的档案 Archives of the Party"),
                        record("二", "-minus \"quoted\" 「引文」 a OR b AND (c) field:value *? ~ ^ \\ /regex/"),
                        record("三", "😀 emoji and 𠮷野家")),
                List.of());
    }

    @AfterAll
    static void close() {
        index.close();
    }

    @Test
    void words_are_apart_by_blanks_of_any_script() {
        assertThat(ReadQuery.of("文库　archive\u00a0上海").wanted()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a b\" c", "“a b” c", "「a b」 c", "『a b』c", "c\"a b\"", "＂a b＂ c"})
    void quotation_marks_of_every_kind_make_a_phrase(String query) {
        ReadQuery read = ReadQuery.of(query);

        assertThat(read.wanted()).extracting(phrase -> phrase.tokens().size()).containsExactlyInAnyOrder(2, 1);
        assertThat(read.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"文库 -上海", "文库 －上海", "文库 -\"上海\"", "-上海 文库"})
    void a_minus_before_a_word_excludes_it(String query) {
        ReadQuery read = ReadQuery.of(query);

        assertThat(read.wanted()).hasSize(1);
        assertThat(read.unwanted()).hasSize(1);
    }

    @Test
    void a_hyphen_within_a_word_excludes_nothing() {
        assertThat(ReadQuery.of("A-1-2").unwanted()).isEmpty();
        assertThat(ReadQuery.of("A-1-2").wanted()).hasSize(1);
    }

    @Test
    void only_exclusions_list_everything_else() {
        SearchPage page = index.search(SearchRequest.of("-档案"));

        assertThat(page.total()).isEqualTo(2);
        assertThat(page.reading()).isEqualTo(new QueryReading(Match.EVERYTHING, Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!", "？", "\"\"", "。，、", "()", "……"})
    void marks_alone_find_nothing_and_that_is_said(String query) {
        SearchPage page = index.search(SearchRequest.of(query));

        assertThat(page.total()).isZero();
        assertThat(page.reading().notes()).contains(Note.NO_WORDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u3000", "\t\n"})
    void no_query_lists_everything(String query) {
        SearchPage page = index.search(SearchRequest.of(query));

        assertThat(page.total()).isEqualTo(3);
        assertThat(page.reading()).isEqualTo(new QueryReading(Match.EVERYTHING, Set.of()));
    }

    @Test
    void an_open_quotation_mark_is_passed_over_and_its_words_are_searched() {
        SearchPage page = index.search(SearchRequest.of("\"中央文库 档案"));

        assertThat(page.total()).isEqualTo(1);
        assertThat(page.reading().notes()).containsExactly(Note.SYNTAX_IGNORED);
    }

    @Test
    void a_lone_minus_is_passed_over() {
        assertThat(index.search(SearchRequest.of("文库 - 档案")).total()).isEqualTo(1);
    }

    @Test
    void common_english_words_need_not_be_there_unless_quoted() {
        assertThat(index.search(SearchRequest.of("the archives of a party")).total())
                .isEqualTo(1);
        assertThat(index.search(SearchRequest.of("the")).total()).isEqualTo(1);
    }

    @Test
    void a_query_of_100_000_characters_is_cut_and_that_is_said() {
        for (String piece : List.of("文", "a ", "\"", "-", "文 ", "é̱", "\ud842\udfb7", "𠮷 ", "-\"")) {
            SearchPage page = index.search(SearchRequest.of(piece.repeat(100_000)));

            assertThat(page.reading().notes()).contains(Note.SHORTENED);
        }
    }

    @Test
    void characters_beyond_the_basic_plane_are_found() {
        assertThat(index.search(SearchRequest.of("𠮷野")).total()).isEqualTo(1);
        assertThat(index.search(SearchRequest.of("𠮷")).total()).isEqualTo(1);
    }

    @Test
    void any_string_is_answered() {
        Random random = new Random(20261123);
        String alphabet = "\"“”「」『』-－+*?~^\\/(){}[]:&|!<> \u3000\t\n\u0000\ud800\udc00\ud842\udfb7\u202e\ufeff\uffff"
                + "文庫档é̱ßŁ0９ａaOR\u2029\u200b\u0345ﬁ㍿";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder query = new StringBuilder();
            for (int left = random.nextInt(24); left > 0; left--) {
                query.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            SearchRequest request = SearchRequest.of(query.toString()).counting(Set.of(Facet.ACCESS));
            assertThat(index.search(request).hits()).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    @Tag("shared")
    void the_naughty_strings_are_answered() throws Exception {
        for (String line : SharedRecords.lines("security/blns.txt")) {
            assertThat(index.search(SearchRequest.of(line)).total()).isNotNegative();
        }
    }

    @Test
    @Tag("shared")
    void the_naughty_strings_are_found_where_they_stand() throws Exception {
        List<String> lines = SharedRecords.lines("security/blns.txt");
        for (int i = 0; i < lines.size(); i += 50) {
            List<IndexedRecord> records = lines.subList(i, Math.min(lines.size(), i + 50)).stream()
                    .map(line -> SharedRecords.draft("blns:" + line, line)
                            .creators(List.of(line))
                            .text(line)
                            .path(line)
                            .access(false, "closed")
                            .build())
                    .toList();
            index.apply(records, List.of());
            for (IndexedRecord record : records) {
                boolean hasWords =
                        !Token.of(record.title()).isEmpty() && record.title().length() < 300;
                String quoted = "\"" + record.title().replace("\"", " ") + "\"";
                SearchPage page = index.search(SearchRequest.of(quoted).askedBy(Reader.of(Role.ARCHIVIST)));
                assertThat(hasWords && page.reading().match() == Match.ALL_WORDS && page.total() == 0)
                        .as(record.title())
                        .isFalse();
            }
            index.apply(List.of(), records.stream().map(IndexedRecord::id).toList());
        }
    }

    private static IndexedRecord record(String title, String text) {
        return IndexedRecord.of(UUID.randomUUID())
                .titles(List.of(title))
                .text(text)
                .access(true, "open")
                .build();
    }
}
