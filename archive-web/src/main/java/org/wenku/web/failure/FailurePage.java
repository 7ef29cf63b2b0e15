package org.wenku.web.failure;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/**
 * A page that says why something is not shown.
 *
 * @param status the HTTP status the page is sent with
 * @param heading what happened, in few words
 * @param lines what it means and what to do, a sentence or two each
 * @param facts what is known about the thing, label and value
 * @param search whether a search box helps
 */
public record FailurePage(
        Frame frame, int status, String heading, List<String> lines, List<Fact> facts, boolean search) {

    /** One thing known: the label in the language of the interface, the value as it stands. */
    public record Fact(String label, String value) {}

    public FailurePage {
        requireNonNull(frame, "frame");
        requireNonNull(heading, "heading");
        lines = List.copyOf(lines);
        facts = List.copyOf(facts);
    }

    /** 404: nothing stands at this address, or nothing the reader may know of. */
    public static View notFound(Visit visit) {
        return of(visit, 404);
    }

    /** 410: a record was published here and has been withdrawn; what is left is its reference, the date and the reason. */
    public static View withdrawn(Visit visit, String reference, LocalDate at, String reason) {
        Messages text = visit.text();
        return view(
                visit,
                410,
                List.of(text.of("failure.410.text")),
                List.of(
                        new Fact(text.of("record.reference"), reference),
                        new Fact(text.of("failure.withdrawn-at"), text.date(at)),
                        new Fact(text.of("failure.reason"), reason)));
    }

    /** 403: the file may not be opened by this reader, for the reason given and perhaps until a date. */
    public static View restricted(Visit visit, String reason, @Nullable LocalDate until) {
        Messages text = visit.text();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(text.of("failure.reason"), reason));
        if (until != null) {
            facts.add(new Fact(text.of("access.opens"), text.date(until)));
        }
        return view(visit, 403, List.of(text.of("failure.403.text")), facts);
    }

    /** 500: something failed inside; the reference is the one in the log. */
    public static View unexpected(Visit visit, String reference) {
        Messages text = visit.text();
        return view(
                visit,
                500,
                List.of(text.of("failure.500.text")),
                List.of(new Fact(text.of("failure.reference"), reference)));
    }

    /** Any other status, in general words where there are no special ones. */
    public static View of(Visit visit, int status) {
        return view(visit, status, List.of(text(visit, status, "text")), List.of());
    }

    private static View view(Visit visit, int status, List<String> lines, List<Fact> facts) {
        String heading = text(visit, status, "title");
        boolean search = status < 500;
        Frame frame = Frame.of(visit, heading, null);
        return new View(
                "failure/failure.jte",
                new FailurePage(search ? frame.withOwnSearch() : frame, status, heading, lines, facts, search));
    }

    private static String text(Visit visit, int status, String part) {
        String special = "failure." + status + "." + part;
        return visit.text().of(visit.text().has(special) ? special : "failure.other." + part, Integer.toString(status));
    }
}
