package org.wenku.web.staff.likeness;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.likeness.LikenessKind;
import org.wenku.archive.likeness.Pair;
import org.wenku.web.file.FileAddress;
import org.wenku.web.page.Messages;

/** What is said of a pair, for people. */
final class LikenessWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Messages text;

    LikenessWords(Messages text) {
        this.text = text;
    }

    String how(Pair pair) {
        String key = "likeness.how." + pair.kind().name().toLowerCase(Locale.ROOT);
        return pair.isIdentical() ? text.of("likeness.how.identical") : text.of(key, pair.likeness() + " %");
    }

    @Nullable
    String decision(Pair pair) {
        Pair.Decision decision = pair.decision();
        if (decision == null) {
            return null;
        }
        String key = "likeness.decided." + decision.verdict().name().toLowerCase(Locale.ROOT);
        String said = text.of(key, decision.by(), TIME.format(decision.at()));
        return decision.note().isEmpty() ? said : said + " " + decision.note();
    }

    PairsPage.Row row(Pair pair) {
        return new PairsPage.Row(
                "/staff/near-duplicates/" + pair.id(),
                how(pair),
                pair.kind() == LikenessKind.PICTURE,
                side(pair.one()),
                side(pair.other()),
                decision(pair));
    }

    private static PairsPage.Side side(Pair.Side side) {
        return new PairsPage.Side(
                "/records/" + side.record(),
                side.title(),
                side.code(),
                side.name(),
                FileAddress.thumbnail(side.file()));
    }
}
