package org.wenku.web.staff.likeness;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.holding.TextPart;
import org.wenku.archive.likeness.LikenessKind;
import org.wenku.archive.likeness.Pair;
import org.wenku.archive.likeness.TextComparison;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.file.FileAddress;
import org.wenku.web.page.Messages;

/** Puts two files beside each other. */
final class Comparing {

    private static final Set<String> SHOWN =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/bmp");
    private static final int MOST_CHARACTERS = 200_000;
    private static final int PARTS_AT_ONCE = 16;

    private final Catalogue catalogue;
    private final Pair pair;
    private final Messages text;

    Comparing(Catalogue catalogue, Pair pair, Messages text) {
        this.catalogue = catalogue;
        this.pair = pair;
        this.text = text;
    }

    PairPage.Side side(Pair.Side side, String label) {
        HeldFile file = catalogue.file(side.file()).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        List<String> facts = new ArrayList<>(List.of(text.size(file.size()), file.mediaType()));
        file.puid().ifPresent(facts::add);
        return new PairPage.Side(
                label,
                "/records/" + side.record(),
                side.title(),
                side.code(),
                side.name(),
                facts,
                SHOWN.contains(side.mediaType()) ? FileAddress.of(file) : FileAddress.image(file.id()));
    }

    @Nullable
    TextComparison comparison() {
        return pair.kind() == LikenessKind.TEXT
                ? TextComparison.of(words(pair.one().file()), words(pair.other().file()))
                : null;
    }

    /** As much of a text as a person would compare. */
    private String words(UUID file) {
        StringBuilder words = new StringBuilder();
        int next = 1;
        List<TextPart> parts = catalogue.textParts(file, next, PARTS_AT_ONCE);
        while (!parts.isEmpty() && words.length() < MOST_CHARACTERS) {
            for (TextPart part : parts) {
                words.append(part.body()).append('\n');
                next = part.ordinal() + 1;
            }
            parts = catalogue.textParts(file, next, PARTS_AT_ONCE);
        }
        return words.length() > MOST_CHARACTERS ? words.substring(0, MOST_CHARACTERS) : words.toString();
    }

    List<String> remarks(@Nullable TextComparison comparison) {
        List<String> remarks = new ArrayList<>();
        if (pair.isIdentical()) {
            remarks.add(text.of("likeness.identical"));
        }
        if (comparison == null) {
            return remarks;
        }
        remarks.add(
                comparison.passages().isEmpty()
                        ? text.of("likeness.text.same")
                        : text.of("likeness.text.differs", comparison.passages().size() + comparison.more()));
        if (!comparison.whole()) {
            remarks.add(text.of("likeness.text.not-whole"));
        }
        return remarks;
    }
}
