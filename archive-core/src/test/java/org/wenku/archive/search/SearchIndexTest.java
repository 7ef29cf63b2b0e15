package org.wenku.archive.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Role;
import org.wenku.archive.search.QueryReading.Match;

class SearchIndexTest {
    @TempDir
    Path folder;

    private SearchIndex index;

    @BeforeEach
    void open() {
        index = SearchIndex.open(folder);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void simplified_and_traditional_characters_find_each_other() {
        UUID simplified = put(titled("中央档案馆概况"));
        UUID traditional = put(titled("檔案館藏目錄"));

        assertThat(found("档案")).containsExactlyInAnyOrder(simplified, traditional);
        assertThat(found("檔案")).containsExactlyInAnyOrder(simplified, traditional);
    }

    @Test
    void marks_keep_the_script_of_the_source() {
        put(titled("書信").text("一九三〇年的檔案館藏在上海。"));

        Snippet snippet = snippet(index.search(SearchRequest.of("档案馆")), "text");

        assertThat(snippet.spans()).contains(new Snippet.Span("檔案館", true));
        assertThat(snippet.plain()).isEqualTo("一九三〇年的檔案館藏在上海。");
    }

    @Test
    void characters_that_do_not_stand_side_by_side_are_no_phrase() {
        put(titled("文件处置办法"));
        put(titled("中央文，处理"));

        assertThat(found("文处")).isEmpty();
        assertThat(found("文件处置")).hasSize(1);
    }

    @Test
    void one_character_finds_every_place_it_stands() {
        UUID end = put(titled("中央文库"));
        UUID inside = put(titled("目录").text("库房在二楼"));
        put(titled("仓储"));

        assertThat(found("库")).containsExactlyInAnyOrder(end, inside);
        assertThat(found("庫")).containsExactlyInAnyOrder(end, inside);
    }

    @Test
    void numbers_and_single_characters_may_adjoin() {
        UUID wanted = put(titled("1945年秋的来信"));
        put(titled("1945号与新年"));

        assertThat(found("1945年")).containsExactly(wanted);
    }

    @Test
    void radicals_of_a_pdf_are_found_as_the_characters_they_stand_for() {
        UUID radical = put(titled("⼈⺠⽂库"));

        assertThat(found("人民文库")).containsExactly(radical);
        assertThat(index.search(SearchRequest.of("人民"))
                        .hits()
                        .get(0)
                        .snippets()
                        .get(0)
                        .spans())
                .containsExactly(new Snippet.Span("⼈⺠", true), new Snippet.Span("⽂库", false));
    }

    @Test
    void full_width_letters_and_ligatures_are_ordinary_letters_and_offsets_stay_right() {
        put(titled("信").text("㍿和ＡＢＣ公司的ﬁles档案"));

        assertThat(snippet(index.search(SearchRequest.of("abc公司")), "text").spans())
                .contains(new Snippet.Span("ＡＢＣ公司", true));
        assertThat(snippet(index.search(SearchRequest.of("档案")), "text").spans())
                .contains(new Snippet.Span("档案", true));
    }

    @Test
    void english_words_are_found_by_their_other_forms() {
        UUID one = put(titled("The Archives of Shanghai"));

        assertThat(found("archive")).containsExactly(one);
        assertThat(found("ARCHIVE'S shanghai")).containsExactly(one);
        assertThat(found("\"archives of shanghai\"")).containsExactly(one);
        assertThat(found("\"shanghai archives\"")).isEmpty();
    }

    @Test
    void words_may_stand_in_different_fields() {
        UUID one = put(titled("陈来生口述").text("他保管文库多年").creators(List.of("Li, Ming")));

        assertThat(found("陈来生 文库 ming")).containsExactly(one);
        assertThat(found("陈来生 -文库")).isEmpty();
        assertThat(found("陈来生 -仓库")).containsExactly(one);
    }

    @Test
    void a_phrase_does_not_run_from_one_value_into_the_next() {
        put(titled("照片").creators(List.of("Smith, John", "Brown, Anna")));

        assertThat(found("\"john brown\"")).isEmpty();
        assertThat(found("\"brown anna\"")).hasSize(1);
    }

    @Test
    void the_exact_title_and_the_exact_code_come_first() {
        put(titled("文库文库文库的文库").text("文库 ".repeat(50)));
        UUID title = put(titled("文库").text("无关"));
        put(titled("A-1-2 A-1-2 A-1-2"));
        UUID code = put(titled("别的").referenceCode("A-1-2"));

        assertThat(found("文庫").get(0)).isEqualTo(title);
        assertThat(found("a-1-2").get(0)).isEqualTo(code);
    }

    @Test
    void when_no_record_has_all_words_some_are_enough_and_that_is_said() {
        UUID one = put(titled("尤金袋鼠").text("尤金袋鼠分布在澳洲南部岛屿及西岸地区。"));
        put(titled("无关").text("别的什么"));

        SearchPage page = index.search(SearchRequest.of("尤金袋鼠分布在哪些地区？"));

        assertThat(page.reading().match()).isEqualTo(Match.ANY_WORD);
        assertThat(page.hits()).extracting(Hit::id).containsExactly(one);
        assertThat(index.search(SearchRequest.of("袋鼠")).reading().match()).isEqualTo(Match.ALL_WORDS);
    }

    @Test
    void a_question_about_one_word_finds_that_word() {
        UUID one = put(titled("JAXR").text("JAXR 是一种接口。"));
        put(titled("别的接口"));

        assertThat(ids(index.search(SearchRequest.of("JAXR是什么？")))).containsExactly(one);
    }

    @Test
    void the_public_finds_nothing_hidden_by_words_counts_or_snippets() {
        UUID open = put(titled("公开的来信").restrictedText("秘密的名单"));
        UUID draft = put(titled("秘密草稿").creators(List.of("隐者")).access(false, "closed"));

        assertThat(found("秘密")).isEmpty();
        SearchPage all = index.search(SearchRequest.of("").counting(Set.of(Facet.values())));
        assertThat(all.hits()).extracting(Hit::id).containsExactly(open);
        assertThat(all.facets().get(Facet.CREATOR)).isEmpty();
        assertThat(all.facets().get(Facet.ACCESS)).containsExactly(new FacetCount("open", 1));
        assertThat(all.hits().get(0).snippets())
                .noneMatch(snippet -> snippet.plain().contains("秘密"));

        SearchPage staff = index.search(SearchRequest.of("秘密").askedBy(Reader.of(Role.ARCHIVIST)));
        assertThat(staff.hits()).extracting(Hit::id).containsExactlyInAnyOrder(open, draft);
        assertThat(snippet(staff, "restricted").plain()).isEqualTo("秘密的名单");
    }

    @Test
    void a_facets_own_filter_does_not_lessen_its_counts() {
        put(titled("甲").types(List.of("信")).languages(List.of("zh")));
        put(titled("乙").types(List.of("信", "照片")).languages(List.of("en")));
        put(titled("丙").types(List.of("照片")).languages(List.of("zh")));

        SearchPage page = index.search(SearchRequest.of("")
                .withFilters(Map.of(Facet.TYPE, List.of("照片"), Facet.LANGUAGE, List.of("zh")))
                .counting(Set.of(Facet.TYPE, Facet.LANGUAGE)));

        assertThat(page.total()).isEqualTo(1);
        assertThat(page.facets().get(Facet.TYPE))
                .containsExactlyInAnyOrder(new FacetCount("照片", 1), new FacetCount("信", 1));
        assertThat(page.facets().get(Facet.LANGUAGE))
                .containsExactlyInAnyOrder(new FacetCount("zh", 1), new FacetCount("en", 1));
    }

    @Test
    void decades_are_those_that_the_dates_touch() {
        put(titled("信").date("1929–1931", epochDay("1929-03-01"), epochDay("1931-12-31")));

        SearchPage page = index.search(SearchRequest.of("").counting(Set.of(Facet.DECADE)));

        assertThat(page.facets().get(Facet.DECADE))
                .containsExactly(new FacetCount("1920", 1), new FacetCount("1930", 1));
    }

    @Test
    void within_takes_the_record_and_all_below_it() {
        UUID fonds = put(titled("全宗"));
        UUID series = UUID.randomUUID();
        UUID inside = put(titled("案卷").within(fonds, List.of(fonds, series)));
        put(titled("别处"));

        assertThat(ids(index.search(SearchRequest.of("").within(fonds)))).containsExactlyInAnyOrder(fonds, inside);
        assertThat(ids(index.search(SearchRequest.of("").within(series)))).containsExactly(inside);
    }

    @Test
    void pages_by_key_give_every_record_once_though_records_come_meanwhile() {
        for (int i = 0; i < 25; i++) {
            put(titled("卷" + i).path("%03d".formatted(i * 2)));
        }
        SearchRequest request =
                SearchRequest.of("").sortedBy(SortOrder.ARCHIVAL).limitedTo(10);
        SearchPage first = index.search(request);
        put(titled("新").path("001"));
        SearchPage second = index.search(request.from(first.next()));
        SearchPage third = index.search(request.from(second.next()));

        assertThat(first.total()).isEqualTo(25);
        assertThat(second.hits().get(0).title()).isEqualTo("卷10");
        assertThat(third.hits()).hasSize(5);
        assertThat(third.next()).isNull();
    }

    @Test
    void records_without_a_date_come_last_in_both_directions_and_pages_pass_them() {
        put(titled("无日期甲"));
        put(titled("早").date("1900", epochDay("1900-01-01"), null));
        put(titled("晚").date("2000", epochDay("2000-01-01"), null));
        put(titled("公元前").date("-0200", epochDay("-0200-01-01"), null));
        put(titled("无日期乙"));

        assertThat(titlesOneByOne(SortOrder.OLDEST)).startsWith("公元前", "早", "晚").hasSize(5);
        assertThat(titlesOneByOne(SortOrder.LATEST)).startsWith("晚", "早", "公元前").hasSize(5);
    }

    @Test
    void titles_are_sorted_by_their_sounds() {
        for (String title : List.of("张", "安", "李", "陳")) {
            put(titled(title));
        }

        assertThat(titlesOneByOne(SortOrder.TITLE)).containsExactly("安", "陳", "李", "张");
    }

    @Test
    void a_cursor_that_is_none_is_refused_by_name() {
        for (String text : List.of("", "x", "AAAA", "!!", "AQAAAAAAAAAAAAAAAAAAAAAA")) {
            assertThatThrownBy(() -> index.search(SearchRequest.of("").from(text)))
                    .isInstanceOf(BadCursor.class)
                    .hasMessageContaining("expected");
        }
    }

    @Test
    void pages_of_relevance_follow_one_another() {
        for (int i = 0; i < 30; i++) {
            put(titled("文库 " + i));
        }
        SearchRequest request = SearchRequest.of("文库").limitedTo(12);
        SearchPage first = index.search(request);
        SearchPage second = index.search(request.from(first.next()));
        SearchPage third = index.search(request.from(second.next()));

        assertThat(ids(first)).doesNotContainAnyElementsOf(ids(second));
        assertThat(third.hits()).hasSize(6);
        assertThat(third.next()).isNull();
    }

    @Test
    void a_changed_record_is_found_as_it_is_now_and_a_removed_one_not_at_all() {
        UUID id = put(titled("旧名"));
        index.apply(List.of(titled(id, "新名").build()), List.of());
        assertThat(found("旧名")).isEmpty();
        assertThat(found("新名")).containsExactly(id);

        index.apply(List.of(), List.of(id));
        assertThat(index.count()).isZero();
    }

    @Test
    void what_was_applied_is_there_after_the_next_start() {
        UUID id = put(titled("文库"));
        index.close();
        index = SearchIndex.open(folder);

        assertThat(found("文库")).containsExactly(id);
    }

    @Test
    void the_entries_can_be_walked_through_for_a_check() {
        for (int i = 0; i < 7; i++) {
            put(titled("卷" + i).modified(Instant.ofEpochMilli(5)));
        }
        List<IndexEntry> first = index.entriesAfter(null, 4);
        List<IndexEntry> rest = index.entriesAfter(first.get(3).id(), 4);

        assertThat(first).hasSize(4);
        assertThat(rest).hasSize(3).allMatch(entry -> entry.modified().toEpochMilli() == 5);
        assertThat(first)
                .extracting(IndexEntry::id)
                .doesNotContainAnyElementsOf(rest.stream().map(IndexEntry::id).toList());
    }

    @Test
    void keys_longer_than_a_term_may_be_are_cut_and_not_refused() {
        String endless = "很长".repeat(30_000);
        UUID id = put(titled(endless).creators(List.of(endless)).path(endless).referenceCode(endless));

        assertThat(found("很长")).containsExactly(id);
    }

    @Test
    void a_text_of_five_million_characters_is_found_to_its_last_word() {
        put(titled("书").text("文库里的档案很多。".repeat(555_555) + "最末一词"));

        assertThat(snippet(index.search(SearchRequest.of("最末一词")), "text").spans())
                .contains(new Snippet.Span("最末一词", true));
    }

    private List<String> titlesOneByOne(SortOrder order) {
        SearchRequest request = SearchRequest.of("").sortedBy(order).limitedTo(1);
        SearchPage page = index.search(request);
        List<String> titles = new ArrayList<>(List.of(page.hits().get(0).title()));
        while (page.next() != null) {
            page = index.search(request.from(page.next()));
            titles.add(page.hits().get(0).title());
        }
        return titles;
    }

    private static long epochDay(String date) {
        return LocalDate.parse(date).toEpochDay();
    }

    private static IndexedRecord.Draft titled(String title) {
        return titled(UUID.randomUUID(), title);
    }

    private static IndexedRecord.Draft titled(UUID id, String title) {
        return IndexedRecord.of(id).titles(List.of(title)).access(true, "open");
    }

    private UUID put(IndexedRecord.Draft draft) {
        IndexedRecord record = draft.build();
        index.apply(List.of(record), List.of());
        return record.id();
    }

    private List<UUID> found(String query) {
        SearchPage page = index.search(SearchRequest.of(query));
        return page.reading().match() == Match.ANY_WORD ? List.of() : ids(page);
    }

    private static List<UUID> ids(SearchPage page) {
        return page.hits().stream().map(Hit::id).toList();
    }

    private static Snippet snippet(SearchPage page, String field) {
        return page.hits().stream()
                .flatMap(hit -> hit.snippets().stream())
                .filter(snippet -> snippet.field().equals(field))
                .findFirst()
                .orElseThrow();
    }
}
