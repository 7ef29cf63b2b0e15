package org.wenku.web.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;

class ProxiesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # our proxies          | peer      | header                   | asker
                                           | 192.0.2.1 | 198.51.100.9             | 192.0.2.1
                    127.0.0.1              | 192.0.2.1 | 198.51.100.9             | 192.0.2.1
                    127.0.0.1              | 127.0.0.1 |                          | 127.0.0.1
                    127.0.0.1              | 127.0.0.1 | 198.51.100.9             | 198.51.100.9
                    127.0.0.1              | 127.0.0.1 | 10.9.9.9, 198.51.100.9   | 198.51.100.9
                    127.0.0.1, 10.0.0.7    | 127.0.0.1 | 6.6.6.6, 192.0.2.3, 10.0.0.7 | 192.0.2.3
                    ::1                    | [::1]     | [2001:db8::9]:4711       | 2001:db8::9
                    127.0.0.1              | 127.0.0.1 | 198.51.100.9:4711        | 198.51.100.9
                    """)
    void whoever_asks_is_the_last_on_the_way_that_is_no_proxy_of_ours(
            String ours, String peer, String header, String asker) {
        Settings settings = Settings.load(Path.of("/nowhere"), Map.of())
                .with(Key.SERVER_PROXIES, ours == null ? "" : ours);

        assertThat(Proxies.of(settings).asker(peer, header == null ? List.of() : List.of(header)))
                .isEqualTo(asker);
    }
}
