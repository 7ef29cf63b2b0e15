package org.wenku.archive.exchange.bagit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a bag says of itself, in the order in which it says it (RFC 8493, section 2.2.2).
 *
 * @param elements labels and values; a label may come more than once
 */
public record BagInfo(List<Element> elements) {

    /** One thing said of a bag. */
    public record Element(String label, String value) {}

    public BagInfo {
        elements = List.copyOf(elements);
    }

    /** What is said under a label, whose case does not matter. */
    public List<String> values(String label) {
        return elements.stream()
                .filter(element -> element.label().equalsIgnoreCase(label))
                .map(Element::value)
                .filter(value -> !value.isBlank())
                .toList();
    }

    /** The first that is said under a label. */
    public Optional<String> first(String label) {
        return values(label).stream().findFirst();
    }

    /** Puts the lines of a {@code bag-info.txt} together. */
    static final class Reading implements TagText.Lines {
        private static final int MOST = 10_000;
        private final String file;
        private final BagVersion version;
        private final BagNotes notes;
        private final List<Element> elements = new ArrayList<>();

        Reading(String file, BagVersion version, BagNotes notes) {
            this.file = file;
            this.version = version;
            this.notes = notes;
        }

        @Override
        public boolean take(int number, String line) {
            boolean continues = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (line.isBlank()) {
                return true;
            }
            if (continues && !elements.isEmpty()) {
                Element last = elements.remove(elements.size() - 1);
                elements.add(new Element(last.label(), (last.value() + " " + line.strip()).strip()));
                return true;
            }
            int colon = line.indexOf(':');
            String label = colon < 0 ? line : line.substring(0, colon);
            if (colon <= 0 || label.isBlank()) {
                notes.fault(BagNote.Kind.BAD_LINE, file, number + ": " + line);
                return true;
            }
            checkSpace(number, line, label, colon);
            elements.add(new Element(label.strip(), line.substring(colon + 1).strip()));
            return elements.size() < MOST;
        }

        private void checkSpace(int number, String line, String label, int colon) {
            boolean last = colon == line.length() - 1;
            boolean space = last || line.charAt(colon + 1) == ' ' || line.charAt(colon + 1) == '\t';
            if (version.isAtLeast(BagVersion.V1_0) && (!space || !label.equals(label.strip()))) {
                notes.fault(BagNote.Kind.NOT_OF_THIS_VERSION, file, number + ": " + line);
            }
        }

        BagInfo info() {
            return new BagInfo(elements);
        }
    }
}
