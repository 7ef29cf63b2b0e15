package org.wenku.web.staff.authorities;

import jakarta.ws.rs.core.UriBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.authority.Authority;
import org.wenku.archive.authority.AuthorityKind;
import org.wenku.archive.authority.AuthorityList;
import org.wenku.archive.authority.AuthorityMatch;
import org.wenku.archive.authority.AuthorityName;
import org.wenku.archive.authority.AuthorityPage;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.web.page.Phrase;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** Makes a page of the list. */
final class Listing {

    private static final int PAGE = 50;
    private static final int MOST_OTHERS = 6;

    private final Catalogue catalogue;
    private final Visit visit;

    Listing(Catalogue catalogue, Visit visit) {
        this.catalogue = catalogue;
        this.visit = visit;
    }

    View page(String asked, @Nullable AuthorityKind kind, String after) {
        AuthorityPage found = asked.isEmpty() ? newest(kind, after) : matching(asked, kind, after);
        String limit = kind == null ? "" : kind.name();
        return new View(
                "staff/authorities/authorities.jte",
                new AuthoritiesPage(
                        AuthorityViews.frame(visit, visit.text().of("desk.authorities")),
                        asked,
                        limit,
                        AuthorityViews.kinds(),
                        found.matches().stream().map(this::row).toList(),
                        address("/staff/authorities/new", "name", asked, limit, ""),
                        found.next() == null ? null : address("/staff/authorities", "q", asked, limit, found.next())));
    }

    private static String address(String path, String name, String value, String kind, String after) {
        UriBuilder address = UriBuilder.fromPath(path);
        add(address, name, value);
        add(address, "kind", kind);
        add(address, "after", after);
        return address.build().toString();
    }

    private static void add(UriBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            // Encoded by way of a template, because a name may have braces and percent signs.
            address.queryParam(name, "{value}").resolveTemplate("value", value);
        }
    }

    private AuthorityPage matching(String asked, @Nullable AuthorityKind kind, String after) {
        Set<AuthorityKind> kinds = kind == null ? EnumSet.allOf(AuthorityKind.class) : EnumSet.of(kind);
        return AuthorityList.matching(catalogue, asked, kinds, after, PAGE);
    }

    private AuthorityPage newest(@Nullable AuthorityKind kind, String after) {
        List<Authority> page = AuthorityList.newest(catalogue, kind, identifier(after), PAGE + 1);
        List<Authority> shown = page.subList(0, Math.min(PAGE, page.size()));
        return new AuthorityPage(
                shown.stream()
                        .map(each -> new AuthorityMatch(each, preferred(each)))
                        .toList(),
                page.size() > PAGE ? shown.get(PAGE - 1).id().toString() : null);
    }

    private static @Nullable UUID identifier(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private AuthorityName preferred(Authority authority) {
        return authority.entry().name(visit.language().code());
    }

    private AuthoritiesPage.Row row(AuthorityMatch match) {
        Authority authority = match.authority();
        AuthorityName shown = preferred(authority);
        List<Phrase> others = authority.entry().names().stream()
                .filter(name -> !name.text().equals(shown.text()))
                .filter(name -> !name.text().equals(match.name().text()))
                .map(AuthorityViews::phrase)
                .distinct()
                .limit(MOST_OTHERS)
                .toList();
        return new AuthoritiesPage.Row(
                "/staff/authorities/" + authority.id(),
                AuthorityViews.phrase(shown),
                match.name().text().equals(shown.text()) ? null : AuthorityViews.phrase(match.name()),
                authority.entry().kind().name(),
                others,
                Objects.requireNonNullElse(authority.entry().dates(), ""));
    }
}
