package org.wenku.ingest.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words inside a cue: tags taken away, character references read, voices told apart (WebVTT, clause 6.4). */
final class CueText {

    /** A tag or a time stamp; one that never closes is written by a slip, so its words are kept as words. */
    private static final Pattern TAG =
            Pattern.compile("<(?=[a-zA-Z0-9/>])(/?)([a-zA-Z0-9:]*)((?:\\.[^\\s<>.]*)*)([ \\t\\n][^>]*)?(>|$)");

    private static final Pattern REFERENCE = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,5});");
    private static final Map<String, String> NAMED = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0", "lrm", "\u200e", "rlm",
            "\u200f");

    /** What one voice says; the speaker is null outside every voice tag. */
    record Said(@Nullable String speaker, String text) {}

    private final List<Said> said = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private @Nullable String speaker;

    private CueText() {}

    /** At least one, even when there are no words at all. */
    static List<Said> of(String raw) {
        CueText text = new CueText();
        text.read(raw);
        return text.said;
    }

    private void read(String raw) {
        Matcher tag = TAG.matcher(raw);
        int from = 0;
        while (tag.find()) {
            words.append(raw, from, tag.start());
            from = tag.end();
            tag(tag);
        }
        words.append(raw, from, raw.length());
        turnTo(speaker);
        if (said.isEmpty()) {
            said.add(new Said(speaker, ""));
        }
    }

    private void tag(Matcher tag) {
        boolean closing = !tag.group(1).isEmpty();
        String annotation = tag.group(4) == null ? "" : tag.group(4).strip();
        if (tag.group(5).isEmpty()) {
            words.append(tag.group(2).matches("c|i|b|u|v|lang|ruby|rt") ? annotation : tag.group());
        } else if (tag.group(2).equals("v")) {
            turnTo(closing || annotation.isEmpty() ? null : referencesRead(annotation.replaceAll("\\s+", " ")));
        }
    }

    private void turnTo(@Nullable String next) {
        String text = referencesRead(words.toString()).strip();
        int last = said.size() - 1;
        if (!text.isEmpty() && last >= 0 && Objects.equals(said.get(last).speaker(), speaker)) {
            said.set(last, new Said(speaker, said.get(last).text() + "\n" + text));
        } else if (!text.isEmpty()) {
            said.add(new Said(speaker, text));
        }
        words.setLength(0);
        speaker = next;
    }

    private static String referencesRead(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(character(found.group(1), found.group())));
    }

    private static String character(String name, String asWritten) {
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, asWritten);
        }
        boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        int code = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        boolean sayable = Character.isValidCodePoint(code) && code != 0 && (code < 0xD800 || code > 0xDFFF);
        return sayable ? Character.toString(code) : "\uFFFD";
    }
}
