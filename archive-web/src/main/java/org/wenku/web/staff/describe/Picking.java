package org.wenku.web.staff.describe;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.authority.Authorities;
import org.wenku.archive.authority.Authority;
import org.wenku.archive.authority.AuthorityList;
import org.wenku.web.caller.Caller;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Visit;
import org.wenku.web.staff.authorities.Making;
import org.wenku.web.staff.authorities.Named;
import org.wenku.web.staff.authorities.Offer;

/**
 * Picks an authority for a line without a script: {@code pick:<line>} shows what is found, {@code link:<line>:<authority>} names
 * it, {@code make:<line>:<kind>} enters it and names it, {@code unlink:<line>} names nothing. None writes the record.
 */
final class Picking {

    private final Archive archive;

    Picking(Archive archive) {
        this.archive = archive;
    }

    /** The form after a button that picks was pressed; null where it was another button. */
    @Nullable
    Standing pressed(ContainerRequestContext request, Typed typed, String what) {
        String[] parts = what.split(":", 3);
        if (parts.length < 2 || !List.of("pick", "link", "make", "unlink").contains(parts[0])) {
            return null;
        }
        int index = parts[1].matches("[0-9]{1,6}") ? Integer.parseInt(parts[1]) : Integer.MAX_VALUE;
        if (index >= typed.lines().size()) {
            return Standing.of(typed);
        }
        Line line = typed.lines().get(index);
        Messages text = Visit.of(request).text();
        String detail = parts.length < 3 ? "" : parts[2];
        Standing standing = switch (parts[0]) {
            case "pick" -> Standing.of(typed).seeking(new Picked.Sought(index, offer(line, detail, text)));
            case "link" -> Standing.of(typed.with(replaced(typed, index, naming(line, existing(line, detail, text)))));
            case "make" -> Standing.of(typed.with(replaced(typed, index, naming(line, made(request, line, detail)))));
            default -> Standing.of(typed.with(replaced(typed, index, line.naming(line.value(), line.language(), ""))));
        };
        return standing.at(line.term());
    }

    private Offer offer(Line line, String after, Messages text) {
        return archive.read(catalogue ->
                Offer.of(catalogue, line.term(), line.value(), line.language(), after.isEmpty() ? null : after, text));
    }

    private Named existing(Line line, String id, Messages text) {
        return archive.read(catalogue -> {
            Authority authority =
                    AuthorityList.with(catalogue, identifier(id)).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
            return Named.of(authority, line.language(), text);
        });
    }

    private static UUID identifier(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
    }

    private Named made(ContainerRequestContext request, Line line, String kind) {
        Caller caller = Caller.of(request);
        return Making.enter(
                new Authorities(archive),
                kind,
                line.value(),
                line.language(),
                new Authorities.Writer(caller.name(), caller.reader()),
                Visit.of(request).text());
    }

    private static Line naming(Line line, Named named) {
        String language = named.language().isEmpty() ? line.language() : named.language();
        return line.naming(named.name(), language, named.address());
    }

    private static List<Line> replaced(Typed typed, int index, Line line) {
        List<Line> lines = new ArrayList<>(typed.lines());
        lines.set(index, line);
        return lines;
    }
}
