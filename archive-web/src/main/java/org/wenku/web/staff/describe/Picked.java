package org.wenku.web.staff.describe;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.authority.Authority;
import org.wenku.archive.authority.AuthorityAddress;
import org.wenku.archive.authority.AuthorityList;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.web.page.Messages;
import org.wenku.web.staff.authorities.Named;
import org.wenku.web.staff.authorities.Offer;

/**
 * Whom and what the lines of a form name, and what is offered for one of them.
 *
 * @param named by the address that a line carries
 * @param sought what was looked for; null where nothing was
 */
record Picked(Map<String, Named> named, @Nullable Sought sought) {

    static final Picked NOTHING = new Picked(Map.of(), null);

    /** What was found for a line, by its place in the form. */
    record Sought(int line, Offer offer) {}

    Picked {
        named = Map.copyOf(named);
    }

    static Picked of(Catalogue catalogue, Typed typed, @Nullable Sought sought, Messages text) {
        Set<UUID> ids = typed.lines().stream()
                .flatMap(line -> AuthorityAddress.authority(line.authority()).stream())
                .collect(Collectors.toSet());
        Map<UUID, Authority> standing = AuthorityList.standing(catalogue, ids);
        Map<String, Named> named = new HashMap<>();
        for (Line line : typed.lines()) {
            String address = line.authority();
            Authority authority =
                    AuthorityAddress.authority(address).map(standing::get).orElse(null);
            if (authority != null) {
                named.put(address, Named.of(authority, line.language(), text));
            } else if (!address.isEmpty()) {
                named.put(address, elsewhere(address));
            }
        }
        return new Picked(named, sought);
    }

    /** An authority of somebody else, of which no more is known than its address. */
    private static Named elsewhere(String address) {
        return new Named(address, address, "", "", "", isPage(address) ? address : "");
    }

    private static boolean isPage(String address) {
        try {
            return List.of("http", "https")
                    .contains(Objects.toString(URI.create(address).getScheme(), ""));
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    @Nullable
    Named of(Line line) {
        return named.get(line.authority());
    }

    @Nullable
    Offer offer(int line) {
        return sought != null && sought.line() == line ? sought.offer() : null;
    }
}
