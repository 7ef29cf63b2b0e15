package org.wenku.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenLanguageTest {

    @ParameterizedTest(name = "{1} is {0}")
    @CsvSource({
        "zh-Hans, 街道档案馆的记录",
        "zh-Hant, 街道檔案館的記錄",
        "zh, 山水文人",
        "ja, 古い記録を読む",
        "ko, 기록 보관소의 문서",
    })
    void characters_tell_the_language_and_the_script(String tag, String text) {
        assertThat(WrittenLanguage.ofValue(text)).contains(tag);
    }

    @Test
    void letters_alone_tell_no_language_until_the_model_is_clear() {
        String text = "The river rose in spring and the water reached the houses.";

        assertThat(WrittenLanguage.ofValue(text)).isEmpty();
        assertThat(WrittenLanguage.ofText(text, new LanguageFinding("eng", 1.9)))
                .contains("en");
        assertThat(WrittenLanguage.ofText(text, new LanguageFinding("eng", 1.01)))
                .isEmpty();
        assertThat(WrittenLanguage.ofText("Short", new LanguageFinding("eng", 1.9)))
                .isEmpty();
    }
}
