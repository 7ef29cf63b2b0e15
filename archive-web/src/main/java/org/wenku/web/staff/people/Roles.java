package org.wenku.web.staff.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Grant;
import org.wenku.archive.access.Role;
import org.wenku.archive.account.AccountRefusal;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.web.page.Messages;

/** Roles as forms write them and as pages say them. */
final class Roles {

    private final Archive archive;

    Roles(Archive archive) {
        this.archive = archive;
    }

    static List<PeoplePage.Choice> choices(Messages text) {
        return Arrays.stream(Role.values())
                .map(role -> new PeoplePage.Choice(role.name(), name(role, text)))
                .toList();
    }

    private static String name(Role role, Messages text) {
        return text.of("role." + role.name().toLowerCase(Locale.ROOT));
    }

    static String value(Grant grant) {
        return grant.fondsId() == null ? grant.role().name() : grant.role().name() + "@" + grant.fondsId();
    }

    /** The codes of the fonds in which these people have roles, in one question. */
    Map<UUID, String> codes(List<List<Grant>> grants) {
        List<UUID> fonds = grants.stream()
                .flatMap(List::stream)
                .map(Grant::fondsId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return archive.read(here -> here.records(fonds).values().stream()
                .collect(Collectors.toMap(
                        CatalogueRecord::id, record -> record.reference().text())));
    }

    static String words(Grant grant, Map<UUID, String> codes, Messages text) {
        UUID fonds = grant.fondsId();
        return fonds == null
                ? name(grant.role(), text)
                : text.of("role.in", name(grant.role(), text), codes.getOrDefault(fonds, fonds.toString()));
    }

    /** A role from a form: its name, and the reference code of a fonds or nothing for the whole archive. */
    Grant chosen(String role, String code) {
        Role known = role(role);
        if (code.isBlank()) {
            return Grant.everywhere(known);
        }
        if (known == Role.ADMINISTRATOR) {
            throw new AccountRefusal(AccountRefusal.Reason.ADMINISTRATOR_OF_FONDS, code);
        }
        UUID fonds = archive.read(here -> here.record(new ReferenceCode(code.strip())))
                .filter(record -> record.parentId().isEmpty())
                .map(CatalogueRecord::id)
                .orElseThrow(() -> new AccountRefusal(AccountRefusal.Reason.NO_SUCH_FONDS, code.strip()));
        return new Grant(known, fonds);
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElse(Role.READER);
    }

    /** Of the roles somebody has, those that a form leaves to them. */
    static List<Grant> kept(List<Grant> had, List<String> values) {
        List<Grant> kept = new ArrayList<>();
        had.stream().filter(grant -> values.contains(value(grant))).forEach(kept::add);
        return kept;
    }
}
