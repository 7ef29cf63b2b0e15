package org.wenku.archive.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ArchiveAnalyzerTest {
    private static final Analyzer RECORDS = ArchiveAnalyzer.forRecords();
    private static final Analyzer QUERIES = ArchiveAnalyzer.forQueries();

    @Test
    void a_run_of_characters_becomes_pairs_and_closes_with_its_last() throws IOException {
        assertThat(terms(RECORDS, "中央文庫")).containsExactly("中央@0", "央文@1", "文库@2", "库@3");
        assertThat(terms(QUERIES, "中央文庫")).containsExactly("中央@0", "央文@1", "文库@2");
    }

    @Test
    void a_single_character_is_a_term_of_its_own() throws IOException {
        assertThat(terms(RECORDS, "库")).containsExactly("库@0");
        assertThat(terms(QUERIES, "1945年")).containsExactly("1945@0", "年@1");
    }

    @Test
    void words_after_a_run_stand_where_they_do_in_records() throws IOException {
        assertThat(terms(RECORDS, "文库abc")).containsExactly("文库@0", "库@1", "abc@2");
        assertThat(terms(QUERIES, "文库abc")).containsExactly("文库@0", "abc@2");
    }

    @Test
    void punctuation_ends_a_run() throws IOException {
        assertThat(terms(RECORDS, "文，库房")).containsExactly("文@0", "库房@1", "房@2");
    }

    @Test
    void accents_case_and_english_forms_are_folded() throws IOException {
        assertThat(terms(RECORDS, "Straße CAFÉ archives’ Tsar’s ＡＢＣ"))
                .containsExactly("strasse@0", "cafe@1", "archive@2", "tsar@3", "abc@4");
    }

    @Test
    void offsets_are_those_of_the_source() throws IOException {
        String source = "㍿ﬁ 檔案館";
        try (TokenStream stream = RECORDS.tokenStream("", source)) {
            OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            stream.reset();
            List<String> sources = new ArrayList<>();
            while (stream.incrementToken()) {
                if (term.toString().equals("档案") || term.toString().equals("案馆")) {
                    sources.add(source.substring(offset.startOffset(), offset.endOffset()));
                }
            }
            assertThat(sources).containsExactly("檔案", "案館");
        }
    }

    @Test
    void radicals_and_variants_fold_to_the_common_character() {
        assertThat(CharacterFolding.key("⺠⻓⽂⻑ 峯 舘 裏 裡 爲 為")).isEqualTo("民长文长 峰 馆 里 里 为 为");
    }

    @Test
    void lone_surrogates_are_replaced_and_pairs_are_kept() {
        assertThat(CharacterFolding.wellFormed("a\ud800b\udc00𠮷\ud842")).isEqualTo("a\ufffdb\ufffd𠮷\ufffd");
    }

    @Test
    @Tag("shared")
    void a_traditional_text_folds_to_its_simplified_form() throws IOException {
        int differing = 0;
        List<String> lines = SharedRecords.lines("chinese/opencc/TSCharacters.txt");
        for (String line : lines) {
            String[] parts = line.split("[\t ]");
            boolean basic = parts[0].length() == 1 && parts[1].length() == 1;
            if (basic && !CharacterFolding.key(parts[0]).equals(CharacterFolding.key(parts[1]))) {
                differing++;
            }
        }
        assertThat(differing).as("of %d pairs", lines.size()).isLessThan(15);
    }

    private static List<String> terms(Analyzer analyzer, String text) throws IOException {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            PositionIncrementAttribute increment = stream.getAttribute(PositionIncrementAttribute.class);
            stream.reset();
            int position = -1;
            while (stream.incrementToken()) {
                position += increment.getPositionIncrement();
                terms.add(term + "@" + position);
            }
        }
        return terms;
    }
}
