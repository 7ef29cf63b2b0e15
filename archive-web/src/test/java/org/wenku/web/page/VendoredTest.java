package org.wenku.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wenku.web.OpenHouse;

class VendoredTest {

    private static final Path VENDORED = Path.of("src/main/resources/web/vendor");

    @Test
    void every_copied_file_is_the_one_that_its_source_names() throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(VENDORED)) {
            folders = all.toList();
        }
        assertThat(folders).isNotEmpty();
        for (Path folder : folders) {
            Map<String, String> said = Files.readAllLines(folder.resolve("SOURCE")).stream()
                    .map(line -> line.split(":\\s+", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
            assertThat(folder.getFileName().toString()).endsWith("-" + said.get("version"));
            assertThat(OpenHouse.sha256(Files.readAllBytes(folder.resolve(String.valueOf(said.get("file"))))))
                    .as("%s", folder)
                    .isEqualTo(said.get("sha256"));
            assertThat(folder.resolve("LICENSE")).isNotEmptyFile();
        }
    }
}
