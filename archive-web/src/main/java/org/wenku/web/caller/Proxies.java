package org.wenku.web.caller;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.settings.SettingsFault;

/**
 * The reverse proxies in front of us. What stands in {@code X-Forwarded-For} is anybody's word, except for what a proxy
 * of ours has put at its end: the address it was asked from.
 */
final class Proxies {

    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9a-fA-F:.]{2,45}");

    private final Set<String> ours;

    private Proxies(Set<String> ours) {
        this.ours = ours;
    }

    /**
     * Those that are set.
     *
     * @throws SettingsFault if one of them is no address, because it would be taken for nobody and say nothing
     */
    static Proxies of(Settings settings) {
        return new Proxies(Arrays.stream(settings.text(Key.SERVER_PROXIES).split("[,\\s]+"))
                .filter(each -> !each.isEmpty())
                .map(each -> address(each)
                        .orElseThrow(() -> new SettingsFault("the setting server.proxies has \"" + each
                                + "\"; expected addresses such as 10.0.0.7 or fd00::7, with commas")))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Where a request comes from: the last address on its way that is none of our proxies'.
     *
     * @param peer whoever holds the other end of the connection
     * @param forwarded the values of the header {@code X-Forwarded-For}, as they came
     */
    String asker(String peer, List<String> forwarded) {
        String asker = address(peer).orElse(peer);
        List<String> way = forwarded.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
        for (int last = way.size() - 1; last >= 0 && ours.contains(asker); last--) {
            Optional<String> before = address(way.get(last));
            if (before.isEmpty()) {
                return asker; // a proxy that will not say: then it is the one we know
            }
            asker = before.get();
        }
        return asker;
    }

    /** An address as it is compared, because IPv6 is written in many ways; nothing where it is none, and no name. */
    private static Optional<String> address(String written) {
        String bare = bare(written);
        if (!IPV4.matcher(bare).matches() && !IPV6.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare).getHostAddress());
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    /** Without the brackets of IPv6, the port, and the interface. */
    private static String bare(String written) {
        String bare = written;
        if (bare.startsWith("[") && bare.contains("]")) {
            bare = bare.substring(1, bare.indexOf(']'));
        } else if (bare.indexOf(':') > 0 && bare.indexOf(':') == bare.lastIndexOf(':')) {
            bare = bare.substring(0, bare.indexOf(':'));
        }
        int zone = bare.indexOf('%');
        return zone < 0 ? bare : bare.substring(0, zone);
    }
}
