package org.wenku.web.staff.authorities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.authority.AuthorityEntry;
import org.wenku.archive.authority.AuthorityKind;
import org.wenku.archive.authority.AuthorityName;
import org.wenku.archive.authority.NameUse;
import org.wenku.archive.description.Edtf;
import org.wenku.archive.description.EdtfRefusal;
import org.wenku.web.page.Messages;

/**
 * The form of an authority as it was typed.
 *
 * @param version the version that the person has seen; -1 where the form does not say
 * @param namesake whether they have said that it is another of the same name
 */
record SaidForm(
        String kind,
        List<NameLine> names,
        String dates,
        String note,
        String identifiers,
        String why,
        int version,
        boolean namesake) {

    /** One line of names; one without a text says nothing. */
    record NameLine(String text, String language, String use) {
        static NameLine blank(String use) {
            return new NameLine("", "", use);
        }
    }

    SaidForm {
        names = List.copyOf(names);
    }

    static SaidForm of(Map<String, List<String>> fields) {
        List<NameLine> names = new ArrayList<>();
        for (int i = 0; i < fields.getOrDefault("name", List.of()).size(); i++) {
            names.add(new NameLine(
                    at(fields, "name", i).strip(), at(fields, "language", i).strip(), at(fields, "use", i)));
        }
        String version = at(fields, "version", 0);
        return new SaidForm(
                at(fields, "kind", 0),
                names,
                at(fields, "dates", 0).strip(),
                at(fields, "note", 0).replace("\r\n", "\n").strip(),
                at(fields, "identifiers", 0).replace("\r\n", "\n").strip(),
                at(fields, "why", 0).strip(),
                version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : -1,
                !at(fields, "namesake", 0).isEmpty());
    }

    private static String at(Map<String, List<String>> fields, String name, int index) {
        List<String> values = fields.getOrDefault(name, List.of());
        return index < values.size() ? Objects.requireNonNullElse(values.get(index), "") : "";
    }

    /** The form that says what an authority says. */
    static SaidForm of(AuthorityEntry entry, int version) {
        return new SaidForm(
                entry.kind().name(),
                entry.names().stream()
                        .map(name -> new NameLine(
                                name.text(),
                                Objects.toString(name.language(), ""),
                                name.use().name()))
                        .toList(),
                Objects.toString(entry.dates(), ""),
                Objects.toString(entry.note(), ""),
                String.join("\n", entry.identifiers()),
                "",
                version,
                false);
    }

    /** An empty form, or one with a name that was looked for. */
    static SaidForm blank(String kind, String name) {
        return new SaidForm(kind, List.of(new NameLine(name, "", NameUse.PREFERRED.name())), "", "", "", "", -1, false);
    }

    SaidForm over(int newer) {
        return new SaidForm(kind, names, dates, note, identifiers, why, newer, namesake);
    }

    /** The names with so many empty lines after them. */
    List<NameLine> lines(int more) {
        List<NameLine> lines = new ArrayList<>(names);
        for (int i = 0; i < more; i++) {
            lines.add(NameLine.blank((lines.isEmpty() ? NameUse.PREFERRED : NameUse.VARIANT).name()));
        }
        return lines;
    }

    /** A language tag in its usual form; null where there is none. */
    static @Nullable String tag(String language) {
        try {
            return language.isBlank()
                    ? null
                    : new Locale.Builder()
                            .setLanguageTag(language.strip())
                            .build()
                            .toLanguageTag();
        } catch (IllformedLocaleException notOne) {
            return null;
        }
    }

    /** What is wrong with it, in sentences. */
    List<String> faults(Messages text) {
        List<String> faults = new ArrayList<>();
        if (Arrays.stream(AuthorityKind.values()).noneMatch(each -> each.name().equals(kind))) {
            faults.add(text.of("authority.fault.kind"));
        }
        Set<String> preferred = new HashSet<>();
        for (NameLine name : names) {
            if (!name.text().isEmpty()) {
                fault(name, text, preferred, faults);
            }
        }
        if (preferred.isEmpty()) {
            faults.add(text.of("authority.fault.preferred"));
        }
        if (!dates.isEmpty() && Edtf.read(dates) instanceof EdtfRefusal refusal) {
            faults.add(refusal.sentence(text.language().locale()));
        }
        if (names.size() > AuthorityEntry.MOST || identifiers.lines().count() > AuthorityEntry.MOST) {
            faults.add(text.of("authority.fault.many", AuthorityEntry.MOST));
        }
        if (Math.max(note.length(), identifiers.length()) > AuthorityEntry.LONGEST) {
            faults.add(text.of("authority.fault.long", AuthorityEntry.LONGEST));
        }
        return faults;
    }

    private static void fault(NameLine name, Messages text, Set<String> preferred, List<String> faults) {
        if (name.text().length() > AuthorityName.LONGEST
                || name.text().codePoints().anyMatch(Character::isISOControl)) {
            faults.add(text.of("authority.fault.name", AuthorityName.LONGEST));
        }
        String tag = tag(name.language());
        if (tag == null && !name.language().isEmpty()) {
            faults.add(text.of("describe.fault.language", name.language()));
        }
        if (name.use().equals(NameUse.PREFERRED.name()) && !preferred.add(Objects.toString(tag, ""))) {
            faults.add(text.of("authority.fault.two-preferred", name.text()));
        }
    }

    /** What it says; only of a form without faults. */
    AuthorityEntry entry() {
        return new AuthorityEntry(
                AuthorityKind.valueOf(kind),
                names.stream()
                        .filter(name -> !name.text().isEmpty())
                        .map(name -> new AuthorityName(name.text(), tag(name.language()), use(name.use())))
                        .toList(),
                dates,
                note,
                identifiers.lines().toList());
    }

    private static NameUse use(String name) {
        return Arrays.stream(NameUse.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(NameUse.VARIANT);
    }
}
