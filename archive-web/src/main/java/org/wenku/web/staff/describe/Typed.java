package org.wenku.web.staff.describe;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Condition;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.EarlierState;
import org.wenku.archive.description.Edtf;
import org.wenku.archive.description.EdtfRefusal;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;
import org.wenku.web.page.Messages;

/**
 * A whole form as it was typed. The fields of a line stand in five lists of equal length, because a line may be added
 * anywhere.
 *
 * @param version the version of the record that the person has seen; null where the form does not say
 * @param placing the level and code of a new record; empty for one that is there
 */
record Typed(
        List<Line> lines,
        @Nullable Integer version,
        String condition,
        String until,
        String reason,
        String why,
        Map<String, String> placing) {

    private static final Set<String> KEPT = Set.of(
            "term",
            "value",
            "language",
            "edtf",
            "authority",
            "accept",
            "version",
            "condition",
            "until",
            "access-reason",
            "why",
            "level",
            "code");
    private static final int LONGEST = 1_000_000;

    Typed {
        lines = List.copyOf(lines);
        placing = Map.copyOf(placing);
    }

    /** Something that cannot be understood, and where. */
    record Fault(int line, String words) {
        /** Not about a line of a statement. */
        static final int ELSEWHERE = -1;
    }

    static Typed of(Map<String, List<String>> fields) {
        List<String> terms = fields.getOrDefault("term", List.of());
        List<String> accepted = fields.getOrDefault("accept", List.of());
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            Term term = Term.named(terms.get(i)).orElse(null);
            if (term != null) {
                lines.add(new Line(
                        term,
                        at(fields, "value", i).replace("\r\n", "\n"),
                        at(fields, "language", i).strip(),
                        at(fields, "edtf", i).strip(),
                        at(fields, "authority", i).strip(),
                        accepted.contains(Integer.toString(i))));
            }
        }
        String version = at(fields, "version", 0);
        return new Typed(
                lines,
                version.matches("[0-9]{1,9}") ? Integer.valueOf(version) : null,
                at(fields, "condition", 0),
                at(fields, "until", 0).strip(),
                at(fields, "access-reason", 0).strip(),
                at(fields, "why", 0).strip(),
                Map.of(
                        "level",
                        at(fields, "level", 0),
                        "code",
                        at(fields, "code", 0).strip()));
    }

    private static String at(Map<String, List<String>> fields, String name, int index) {
        List<String> values = fields.getOrDefault(name, List.of());
        return index < values.size() ? Objects.requireNonNullElse(values.get(index), "") : "";
    }

    /** The form that says what a record says. */
    static Typed of(CatalogueRecord record) {
        return of(EarlierState.of(record), record.version());
    }

    /** The form that says what a record said in a version. */
    static Typed of(EarlierState said, int version) {
        return new Typed(
                said.statements().all().stream().map(Line::of).toList(),
                version,
                said.access().condition().name().toLowerCase(Locale.ROOT),
                Objects.toString(said.access().until(), ""),
                Objects.toString(said.access().reason(), ""),
                "",
                Map.of());
    }

    /** What of a form is kept as a draft. */
    static Map<String, List<String>> kept(Map<String, List<String>> fields) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        fields.forEach((name, values) -> {
            if (KEPT.contains(name)) {
                kept.put(name, List.copyOf(values));
            }
        });
        return kept;
    }

    Typed with(List<Line> others) {
        return new Typed(others, version, condition, until, reason, why, placing);
    }

    /** The same with this condition where the form says nothing of one, because silence must not open what is shut. */
    Typed orElse(Access access) {
        return condition.isEmpty() ? over(version, access) : this;
    }

    /** The same on top of another version, with the condition that stands there. */
    Typed over(@Nullable Integer newer, Access access) {
        return new Typed(
                lines,
                newer,
                access.condition().name().toLowerCase(Locale.ROOT),
                Objects.toString(access.until(), ""),
                Objects.toString(access.reason(), ""),
                why,
                placing);
    }

    Typed over(int newer) {
        return new Typed(lines, newer, condition, until, reason, why, placing);
    }

    /** What is wrong with it, line by line. */
    List<Fault> faults(Messages text) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            if (line.value().length() > LONGEST) {
                faults.add(new Fault(i, text.of("describe.fault.long", LONGEST)));
            }
            if (!line.hasWellFormedLanguage()) {
                faults.add(new Fault(i, text.of("describe.fault.language", line.language())));
            }
            if (line.term().isDate()
                    && !line.edtf().isEmpty()
                    && Edtf.read(line.edtf()) instanceof EdtfRefusal refusal) {
                faults.add(new Fault(i, refusal.sentence(text.language().locale())));
            }
            if (!isAddress(line.authority())) {
                faults.add(new Fault(i, text.of("describe.fault.authority", line.authority())));
            }
        }
        if (chosen() == null) {
            faults.add(new Fault(Fault.ELSEWHERE, text.of("describe.fault.condition", condition)));
        } else if (access() == null) {
            faults.add(new Fault(Fault.ELSEWHERE, text.of("describe.fault.until", until)));
        }
        return faults;
    }

    private static boolean isAddress(String authority) {
        try {
            return authority.isEmpty() || URI.create(authority).isAbsolute();
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private @Nullable Condition chosen() {
        for (Condition each : Condition.values()) {
            if (each.name().equalsIgnoreCase(condition)) {
                return each;
            }
        }
        return null;
    }

    /** The condition; null where it cannot be understood. */
    @Nullable
    Access access() {
        Condition chosen = chosen();
        if (chosen == null) {
            return null;
        }
        try {
            boolean open = chosen == Condition.OPEN;
            return new Access(
                    chosen,
                    open || until.isEmpty() ? null : LocalDate.parse(until),
                    open || reason.isEmpty() ? null : reason);
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    /** What the person says, in the order of what was said before. */
    Statements statements(Statements before) {
        List<Statement> unused = new ArrayList<>(before.all());
        List<Statement> said = new ArrayList<>();
        for (Line line : lines) {
            if (!line.isBlank()) {
                said.add(statement(line, unused));
            }
        }
        return new Statements(said).inOrderOf(before);
    }

    private static Statement statement(Line line, List<Statement> unused) {
        for (int i = 0; i < unused.size(); i++) {
            if (line.says(unused.get(i))) {
                Statement same = unused.remove(i);
                return line.accepted() ? same.confirmed() : same;
            }
        }
        return line.statement();
    }
}
