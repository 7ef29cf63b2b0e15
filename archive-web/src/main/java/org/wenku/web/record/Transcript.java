package org.wenku.web.record;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.holding.Cue;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Phrase;

/** Lays the cues of one or several transcripts of a recording side by side. */
final class Transcript {

    /** Two cues that begin this close together in different languages are one utterance. */
    private static final long TOGETHER_MILLIS = 300;

    private Transcript() {}

    static List<Presentation.Utterance> of(List<Cue> cues, Messages text) {
        List<Presentation.Utterance> utterances = new ArrayList<>();
        Map<String, Integer> taken = new HashMap<>();
        String speaker = null;
        for (List<Cue> together : grouped(cues)) {
            Cue first = together.get(0);
            boolean sameVoice = first.speaker() == null || Objects.equals(first.speaker(), speaker);
            utterances.add(new Presentation.Utterance(
                    id(first, taken),
                    seconds(first.startMillis()),
                    text.clock(first.startMillis()),
                    sameVoice ? null : first.speaker(),
                    together.stream()
                            .map(cue -> Phrase.stated(cue.text(), cue.language()))
                            .toList()));
            speaker = first.speaker() == null ? speaker : first.speaker();
        }
        return utterances;
    }

    private static List<List<Cue>> grouped(List<Cue> cues) {
        List<List<Cue>> groups = new ArrayList<>();
        List<Cue> inOrder =
                cues.stream().sorted(Comparator.comparingLong(Cue::startMillis)).toList();
        for (Cue cue : inOrder) {
            List<Cue> last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (last != null && belongs(cue, last)) {
                last.add(cue);
            } else {
                groups.add(new ArrayList<>(List.of(cue)));
            }
        }
        return groups;
    }

    private static boolean belongs(Cue cue, List<Cue> group) {
        boolean near = cue.startMillis() - group.get(0).startMillis() <= TOGETHER_MILLIS;
        @Nullable String language = cue.language();
        return near
                && language != null
                && group.stream().noneMatch(other -> other.language() == null || language.equals(other.language()));
    }

    private static String id(Cue cue, Map<String, Integer> taken) {
        String id = "t-" + cue.startMillis() / 1000;
        int times = taken.merge(id, 1, Integer::sum);
        return times == 1 ? id : id + "-" + times;
    }

    private static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
    }
}
