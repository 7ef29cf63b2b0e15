package org.wenku.ingest.extract;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The text of a document in reading order, followed by the text of its members.
 *
 * @param parts the pieces
 * @param truncated whether a limit was met, so that text is missing at the end
 */
public record ExtractedText(List<TextPart> parts, boolean truncated) {

    private static final ExtractedText NONE = new ExtractedText(List.of(), false);

    public ExtractedText {
        parts = List.copyOf(requireNonNull(parts, "parts"));
    }

    /** No text. */
    public static ExtractedText none() {
        return NONE;
    }

    /** The text of the document itself, without its members; for plain text exactly what the file says. */
    public String own() {
        return join(part -> part.member().isEmpty());
    }

    /** The text of one page or slide of the document itself. */
    public String page(int number) {
        return join(part -> part.member().isEmpty() && part.kind() != TextPart.Kind.FLOW && part.number() == number);
    }

    /** The numbers of the pages or slides of the document itself, in order. */
    public List<Integer> pages() {
        return parts.stream()
                .filter(part -> part.member().isEmpty() && part.kind() != TextPart.Kind.FLOW)
                .map(TextPart::number)
                .distinct()
                .toList();
    }

    /** The pages or slides of the document itself on which no letter stands. */
    public List<Integer> emptyPages() {
        return pages().stream().filter(number -> page(number).isBlank()).toList();
    }

    /** The first characters, members included. */
    public String beginning(int most) {
        StringBuilder beginning = new StringBuilder();
        for (TextPart part : parts) {
            beginning.append(part.text(), 0, Math.min(part.text().length(), most - beginning.length()));
            if (beginning.length() >= most) {
                break;
            }
        }
        return beginning.toString();
    }

    /** How many characters all parts have together. */
    public int length() {
        return parts.stream().mapToInt(part -> part.text().length()).sum();
    }

    private String join(Predicate<TextPart> wanted) {
        return parts.stream().filter(wanted).map(TextPart::text).collect(Collectors.joining());
    }
}
