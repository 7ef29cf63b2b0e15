package org.wenku.web.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.FileText.TextOrigin;
import org.wenku.archive.holding.TextPart;
import org.wenku.web.page.Messages;
import org.wenku.web.page.Phrase;

/** Reads the parts of one file's text out of the catalogue, as they are shown. */
final class Pages {

    private static final int BATCH = 8;

    private final Catalogue catalogue;
    private final UUID file;
    private final @Nullable FileText how;
    private final Messages text;

    /**
     * The text of a file.
     *
     * @param how how it was obtained; null where the file has none
     */
    Pages(Catalogue catalogue, UUID file, @Nullable FileText how, Messages text) {
        this.catalogue = catalogue;
        this.file = file;
        this.how = how;
        this.text = text;
    }

    int parts() {
        return how == null ? 0 : how.parts();
    }

    /** The part with this ordinal. */
    Presentation.@Nullable Part part(int ordinal) {
        return catalogue
                .textPart(file, ordinal)
                .map(part -> shown(Integer.toString(ordinal).equals(part.label()) ? null : part.label(), part.body()))
                .orElse(null);
    }

    /** Everything there is, for short texts such as what stands in a picture. */
    Presentation.@Nullable Part all() {
        List<TextPart> parts = how == null ? List.of() : catalogue.textParts(file, 1, BATCH);
        String body = parts.stream().map(TextPart::body).reduce("", (a, b) -> a + "\n\n" + b);
        return body.isBlank() ? null : shown(null, body);
    }

    /** The text of the page with this number, out of as many parts as it was cut into. */
    Presentation.@Nullable Part page(int number) {
        if (how == null || how.parts() == 0) {
            return null;
        }
        StringBuilder body = new StringBuilder();
        int next = first(number);
        boolean more = true;
        while (more) {
            List<TextPart> parts = catalogue.textParts(file, next, BATCH);
            for (TextPart part : parts) {
                if (number(part) == number) {
                    body.append(part.body());
                } else if (number(part) > number) {
                    more = false;
                }
            }
            next += BATCH;
            more &= parts.size() == BATCH;
        }
        return shown(null, body.toString());
    }

    /** The ordinal of the first part of a page: mostly the page's own number, else found by halving. */
    private int first(int number) {
        Optional<TextPart> guess = catalogue.textPart(file, number);
        if (guess.isPresent() && number(guess.get()) == number && (number == 1 || number(number - 1) < number)) {
            return number;
        }
        int low = 1;
        int high = parts() + 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (number(middle) < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int number(int ordinal) {
        return catalogue.textPart(file, ordinal).map(Pages::number).orElse(Integer.MAX_VALUE);
    }

    private static int number(TextPart part) {
        try {
            return part.label() == null ? part.ordinal() : Integer.parseInt(part.label());
        } catch (NumberFormatException named) {
            return part.ordinal();
        }
    }

    private Presentation.Part shown(@Nullable String label, String body) {
        String language = how == null ? null : how.language();
        return new Presentation.Part(label, Phrase.stated(body, language).language(), paragraphs(body), caution());
    }

    private @Nullable String caution() {
        if (how != null && how.origin() == TextOrigin.OCR) {
            return text.of("part.by-machine");
        }
        return how != null && how.charset() != null && !how.charsetCertain()
                ? text.of("part.charset", how.charset())
                : null;
    }

    /** The text cut at its empty lines; the white space at the beginning of a paragraph stays, because it indents. */
    static List<String> paragraphs(String body) {
        List<String> paragraphs = new ArrayList<>();
        for (String paragraph : body.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\f', '\n')
                .split("\n[ \t]*\n")) {
            String shown = paragraph.replaceAll("^\n+|\\s+$", "");
            if (!shown.isBlank()) {
                paragraphs.add(shown);
            }
        }
        return paragraphs;
    }
}
