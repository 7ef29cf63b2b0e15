package org.wenku.web.caller;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;

/**
 * The reverse proxies in front of us. What stands in {@code X-Forwarded-For} is anybody's word, except for what a proxy
 * of ours has put at its end: the address it was asked from.
 */
final class Proxies {

    private final Set<String> ours;

    private Proxies(Set<String> ours) {
        this.ours = ours;
    }

    /** Those that are set. */
    static Proxies of(Settings settings) {
        return new Proxies(Arrays.stream(settings.text(Key.SERVER_PROXIES).split("[,\\s]+"))
                .filter(each -> !each.isEmpty())
                .map(Proxies::plain)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Where a request comes from: the last address on its way that is none of our proxies'.
     *
     * @param peer whoever holds the other end of the connection
     * @param forwarded the values of the header {@code X-Forwarded-For}, as they came
     */
    String asker(String peer, List<String> forwarded) {
        String asker = plain(peer);
        List<String> way = forwarded.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .toList();
        for (int last = way.size() - 1; last >= 0 && ours.contains(asker) && !way.get(last).isEmpty(); last--) {
            asker = plain(way.get(last));
        }
        return asker;
    }

    /** Without the brackets of IPv6 and without a port, and never longer than an address is. */
    private static String plain(String address) {
        String plain = address;
        if (plain.startsWith("[") && plain.contains("]")) {
            plain = plain.substring(1, plain.indexOf(']'));
        } else if (plain.indexOf(':') > 0 && plain.indexOf(':') == plain.lastIndexOf(':')) {
            plain = plain.substring(0, plain.indexOf(':'));
        }
        return plain.length() > 45 ? plain.substring(0, 45) : plain;
    }
}
