package org.wenku.web.searching;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.wenku.web.page.Run;

/** Carries the marks of a longer text over to a piece of it. */
final class Marks {

    private Marks() {}

    /**
     * The piece with the marks it has in the whole; without marks where the whole does not contain it. The index keeps
     * all titles of a unit as one text, while a list shows one of them.
     */
    static List<Run> of(String piece, List<Run> whole) {
        int start = whole.stream().map(Run::text).collect(Collectors.joining()).indexOf(piece);
        if (start < 0 || piece.isEmpty()) {
            return Run.plain(piece);
        }
        int end = start + piece.length();
        List<Run> runs = new ArrayList<>();
        int at = 0;
        for (Run run : whole) {
            int from = Math.max(start, at);
            int to = Math.min(end, at + run.text().length());
            if (from < to) {
                runs.add(new Run(run.text().substring(from - at, to - at), run.hit()));
            }
            at += run.text().length();
        }
        return runs;
    }
}
