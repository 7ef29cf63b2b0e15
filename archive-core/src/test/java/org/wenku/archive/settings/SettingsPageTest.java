package org.wenku.archive.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} is made from {@link Key}, so that it cannot say anything else. */
class SettingsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "settings.md");
    private static final Path MADE = Path.of("target", "settings.md");

    @Test
    void the_page_of_settings_says_what_can_be_set() throws IOException {
        String made = page();
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);
        assertThat(PAGE)
                .as("the settings have changed; copy archive-core/" + MADE + " to docs/settings.md")
                .hasContent(made);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Settings 设置

                Nothing has to be set. What is to be different from the default goes into `archive.yaml` in the home of the
                archive (`--home`, by default `./data`), or into an environment variable, which wins over the file. An
                option of the command, such as `--port`, wins over both. A key that is not in this list, or a value that
                means nothing, is refused by name when the archive starts.

                默认设置即可使用。需要更改时，写入档案库所在文件夹（`--home`，默认 `./data`）中的 `archive.yaml`，
                或设置环境变量；环境变量优先于文件，命令行选项（如 `--port`）优先于二者。无法识别的键或值，启动时会指名拒绝。

                Dots are levels of the file 点号表示层级:

                ```yaml
                archive:
                  name:
                    zh: 里弄档案
                    en: Lane Archive
                server:
                  port: 8081
                ```

                | key 键 | default 默认 | what it is for 用途 | environment variable 环境变量 |
                | --- | --- | --- | --- |
                """);
        for (Key key : Key.values()) {
            page.append("| `%s` | %s | %s | `%s` |%n"
                    .formatted(key.dotted(), otherwise(key), key.purpose(), key.variable())
                    .replace(System.lineSeparator(), "\n"));
        }
        return page + "\nThis page is made from `org.wenku.archive.settings.Key` by `SettingsPageTest`.\n";
    }

    private static String otherwise(Key key) {
        return key.otherwise().isEmpty() ? "(empty)" : "`" + key.otherwise() + "`";
    }
}
