package org.wenku.web.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.settings.SettingsFault;

class ProxiesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # our proxies          | peer      | header                   | asker
                                           | 192.0.2.1 | 198.51.100.9             | 192.0.2.1
                    127.0.0.1              | 192.0.2.1 | 198.51.100.9             | 192.0.2.1
                    127.0.0.1              | 127.0.0.1 |                          | 127.0.0.1
                    127.0.0.1              | 127.0.0.1 | 198.51.100.9             | 198.51.100.9
                    127.0.0.1              | 127.0.0.1 | 10.9.9.9, 198.51.100.9   | 198.51.100.9
                    127.0.0.1, 10.0.0.7    | 127.0.0.1 | 6.6.6.6, 192.0.2.3, 10.0.0.7 | 192.0.2.3
                    ::1                    | [::1]     | [2001:db8::9]:4711       | 2001:db8:0:0:0:0:0:9
                    127.0.0.1              | 127.0.0.1 | 198.51.100.9:4711        | 198.51.100.9
                    ::1                    | [0:0:0:0:0:0:0:1] | 198.51.100.9     | 198.51.100.9
                    FD00:0::7              | fd00::7%eth0 | 2001:DB8::9           | 2001:db8:0:0:0:0:0:9
                    127.0.0.1              | ::ffff:127.0.0.1 | 198.51.100.9      | 198.51.100.9
                    127.0.0.1              | 127.0.0.1 | 198.51.100.9, unknown    | 127.0.0.1
                    127.0.0.1              | 127.0.0.1 | 198.51.100.9, localhost  | 127.0.0.1
                    127.0.0.1              | 127.0.0.1 | 198.51.100.9,            | 127.0.0.1
                    127.0.0.1              | 127.0.0.1 | 1.2.3.4, 999.1.1.1       | 127.0.0.1
                    """)
    void whoever_asks_is_the_last_on_the_way_that_is_no_proxy_of_ours(
            String ours, String peer, String header, String asker) {
        Settings settings =
                Settings.load(Path.of("/nowhere"), Map.of()).with(Key.SERVER_PROXIES, ours == null ? "" : ours);

        assertThat(Proxies.of(settings).asker(peer, header == null ? List.of() : List.of(header)))
                .isEqualTo(asker);
    }

    @Test
    void what_several_proxies_wrote_into_headers_of_their_own_is_one_way() {
        Settings settings = Settings.load(Path.of("/nowhere"), Map.of()).with(Key.SERVER_PROXIES, "127.0.0.1 10.0.0.7");

        assertThat(Proxies.of(settings).asker("127.0.0.1", List.of("6.6.6.6, 192.0.2.3", "10.0.0.7")))
                .isEqualTo("192.0.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.org", "10.0.0.0/8", "127.0.0.1, nginx", "999.0.0.1"})
    void a_proxy_that_is_no_address_is_refused_by_name(String set) {
        Settings settings = Settings.load(Path.of("/nowhere"), Map.of()).with(Key.SERVER_PROXIES, set);

        assertThatThrownBy(() -> Proxies.of(settings))
                .isInstanceOf(SettingsFault.class)
                .hasMessageContaining("server.proxies")
                .hasMessageContaining(set.substring(set.lastIndexOf(' ') + 1));
    }
}
