package org.wenku.ingest.extract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Statement;
import org.wenku.archive.holding.InnerFile;
import org.wenku.ingest.extract.wire.Frame;

/** What a child has said about one request so far. It is believed only within bounds. */
final class Answer {

    private static final int MOST_FIELDS = 1_000;

    private static final int MOST_MEMBERS = 10_000;

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z?");

    private final long mostCharacters;

    private final List<TextPart> parts = new ArrayList<>();

    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private final List<Member> members = new ArrayList<>();

    private final List<Taken.Entry> entries = new ArrayList<>();

    private Facts.@Nullable Unlisted unlisted;

    private final List<Integer> pages = new ArrayList<>();

    private long characters;

    private int fieldCount;

    private @Nullable String mediaType;

    private @Nullable CharsetFinding charset;

    private @Nullable LanguageFinding language;

    private Rendering.@Nullable Rendered image;

    private @Nullable String ending;

    private String cause = "";

    private boolean cutOff;

    Answer(long mostCharacters) {
        this.mostCharacters = mostCharacters;
    }

    /** Takes the next frame; says whether more will follow. */
    boolean take(Frame frame) throws IOException {
        switch (frame.kind()) {
            case TYPE -> mediaType = bare(frame.text());
            case CHARSET -> charset = new CharsetFinding(frame.text(), frame.number() == 1);
            case META -> field(frame.text(), frame.text());
            case PART -> part(frame);
            case MEMBER -> member(frame);
            case ENTRY -> entry(frame);
            case UNLISTED -> unlisted = new Facts.Unlisted(frame.text(), frame.text());
            case LANGUAGE -> language = new LanguageFinding(frame.text(), frame.number() / 1e6);
            case PAGE -> page(frame.number());
            case IMAGE ->
                image = new Rendering.Rendered((int) frame.number(), (int) frame.number(), (int) frame.number());
            case DONE -> done(frame);
            default -> throw new IOException("a child does not send " + frame.kind());
        }
        return ending == null;
    }

    private static String bare(String type) {
        int semicolon = type.indexOf(';');
        String base = semicolon < 0 ? type : type.substring(0, semicolon).strip();
        return base.matches("[\\w.+-]{1,100}/[\\w.+-]{1,100}") ? base : Facts.UNKNOWN_TYPE;
    }

    private void field(String name, String value) throws IOException {
        if (++fieldCount > MOST_FIELDS) {
            throw new IOException("more than " + MOST_FIELDS + " metadata fields");
        }
        fields.computeIfAbsent(name, n -> new ArrayList<>()).add(value.replace("\0", ""));
    }

    private void part(Frame frame) throws IOException {
        TextPart part = new TextPart(kind(frame.text()), (int) frame.number(), frame.text(), frame.text());
        characters += part.text().length();
        // Empty pages count too, so that a document of endless empty pages ends here.
        if (characters > mostCharacters || parts.size() > mostCharacters / 10) {
            throw new IOException("more text than the " + mostCharacters + " characters asked for");
        }
        parts.add(part);
    }

    private static TextPart.Kind kind(String name) throws IOException {
        try {
            return TextPart.Kind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException("a part of unknown kind", e);
        }
    }

    private void member(Frame frame) throws IOException {
        if (members.size() >= MOST_MEMBERS) {
            throw new IOException("more than " + MOST_MEMBERS + " members");
        }
        members.add(new Member(frame.text(), bare(frame.text()), frame.text()));
    }

    private void entry(Frame frame) throws IOException {
        if (entries.size() >= Taken.MOST_FILES) {
            throw new IOException("more than " + Taken.MOST_FILES + " files inside");
        }
        String path = frame.text();
        long size = frame.number();
        String modified = frame.text();
        long crc = frame.number();
        long number = frame.number();
        long within = frame.number();
        if (within < 0 || within > entries.size()) {
            throw new IOException("a file within one that was not spoken of");
        }
        InnerFile.Problem problem = problem(frame.text());
        String cause = frame.text();
        InnerFile file = new InnerFile(
                path,
                size < 0 ? null : size,
                DATE.matcher(modified).matches() ? modified : null,
                crc < 0 ? null : "%08x".formatted(crc & 0xFFFF_FFFFL),
                problem,
                cause.isEmpty() ? null : cause);
        entries.add(new Taken.Entry(file, number > 0 && number <= Taken.MOST_FILES ? (int) number : 0, (int) within));
    }

    private static InnerFile.@Nullable Problem problem(String name) throws IOException {
        try {
            return name.isEmpty() ? null : InnerFile.Problem.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException("a file with an unknown problem", e);
        }
    }

    private void page(long number) throws IOException {
        if (pages.size() >= 100_000) {
            throw new IOException("more than 100000 pages");
        }
        pages.add((int) number);
    }

    private void done(Frame frame) throws IOException {
        ending = frame.text();
        cause = frame.text();
        cutOff = frame.number() == 1;
    }

    /** How taking a container apart ended. What was taken out before damage was met is good. */
    Taken taken() {
        return switch (ending == null ? "" : ending) {
            case "READ" -> new Taken.Apart(entries, "");
            case "ENCRYPTED" -> new Taken.Locked(cause);
            case "TOO_DEEP", "TOO_LARGE" -> new Taken.TooMuch(cause);
            default -> entries.isEmpty() ? new Taken.Unreadable(cause) : new Taken.Apart(entries, cause);
        };
    }

    Rendering.@Nullable Rendered image() {
        return image;
    }

    List<Integer> pages() {
        return List.copyOf(pages);
    }

    String cause() {
        return cause;
    }

    boolean wasRead() {
        return "READ".equals(ending);
    }

    boolean isDamaged() {
        return "DAMAGED".equals(ending);
    }

    ExtractedText text() {
        return new ExtractedText(parts, cutOff);
    }

    Facts facts(String tikaVersion, String originalName) {
        String type = mediaType == null ? Facts.UNKNOWN_TYPE : mediaType;
        ExtractedText text = text();
        boolean needsOcr = (type.startsWith("image/") && !type.equals("image/svg+xml"))
                || (type.equals("application/pdf") && !text.emptyPages().isEmpty());
        boolean scanned = type.equals("application/pdf") && needsOcr;
        List<Statement> statements =
                DublinCoreReading.of(fields, type, originalName, tikaVersion, text, language, scanned);
        return new Facts(
                type,
                charset,
                statements,
                fields,
                members,
                entries.stream().map(Taken.Entry::file).toList(),
                unlisted,
                needsOcr);
    }

    /** The ending that the child reported. */
    Extraction extraction(String tikaVersion, String originalName) {
        Facts facts = facts(tikaVersion, originalName);
        return switch (ending == null ? "" : ending) {
            case "READ" -> new Extraction.Extracted(facts, text());
            case "EMPTY" -> new Extraction.Empty(facts);
            case "ENCRYPTED" -> new Extraction.Encrypted(facts, text());
            case "TOO_DEEP" -> new Extraction.TooMuch(facts, text(), Extraction.Limit.DEPTH, cause);
            case "TOO_LARGE" -> new Extraction.TooMuch(facts, text(), Extraction.Limit.EXPANSION, cause);
            case "TOO_MANY_ENTITIES" -> new Extraction.TooMuch(facts, text(), Extraction.Limit.ENTITIES, cause);
            default -> new Extraction.Damaged(facts, text(), cause);
        };
    }
}
