package org.wenku.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void the_first_spoken_language_that_the_browser_accepts_is_taken() {
        assertThat(Language.accepted("fr-FR,fr;q=0.9,en-GB;q=0.8,zh;q=0.7")).isEqualTo(Language.EN);
        assertThat(Language.accepted("zh-TW,zh;q=0.9,en;q=0.8")).isEqualTo(Language.ZH);
        assertThat(Language.accepted("en;q=0.2,zh-CN;q=0.9")).isEqualTo(Language.ZH);
    }

    @Test
    void a_language_refused_by_weight_nought_is_not_taken() {
        assertThat(Language.accepted("en;q=0,zh;q=0.1")).isEqualTo(Language.ZH);
    }

    @Test
    void without_a_usable_header_the_page_is_chinese() {
        assertThat(Language.accepted(null)).isEqualTo(Language.ZH);
        assertThat(Language.accepted("")).isEqualTo(Language.ZH);
        assertThat(Language.accepted("de,fr")).isEqualTo(Language.ZH);
        assertThat(Language.accepted(";;q=x,,*")).isEqualTo(Language.ZH);
        assertThat(Language.accepted("en,".repeat(5000))).isEqualTo(Language.ZH);
    }
}
