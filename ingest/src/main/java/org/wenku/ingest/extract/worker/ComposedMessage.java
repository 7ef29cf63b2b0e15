package org.wenku.ingest.extract.worker;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message written as RFC 5322 with MIME, for one that its store keeps in a form of its own. The same message always
 * comes out the same, byte for byte, because it is known again by its digest.
 */
final class ComposedMessage {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    // The same for all, also for a message within a message, because what stands between is in base64.
    private static final String EDGE = "=_wenku_part";
    private static final int WORD = 42;

    private final StringBuilder head = new StringBuilder("X-Composed-By: Wenku, from an Outlook store\r\n");
    private final List<Part> parts = new ArrayList<>();

    private record Part(String head, Inventory.Source source) {}

    /** An address as the store has it: a name, an address, or both. */
    ComposedMessage address(String field, @Nullable String name, @Nullable String address) {
        String bare = address == null || !address.matches("[^\\s<>@]+@[^\\s<>@]+") ? "" : address;
        String shown = name == null || name.isBlank() || name.equals(bare) ? "" : word(name);
        if (!bare.isEmpty()) {
            head.append(field)
                    .append(": ")
                    .append(shown.isEmpty() ? bare : shown + " <" + bare + ">")
                    .append("\r\n");
        } else if (!shown.isEmpty()) {
            head.append(field).append(": ").append(shown).append("\r\n");
        }
        return this;
    }

    ComposedMessage text(String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            head.append(field).append(": ").append(word(value)).append("\r\n");
        }
        return this;
    }

    /** An identifier in angle brackets. */
    ComposedMessage id(String field, @Nullable String value) {
        if (value != null && value.strip().matches("[!-~]{3,900}")) {
            head.append(field).append(": ").append(value.strip()).append("\r\n");
        }
        return this;
    }

    ComposedMessage date(@Nullable Instant date) {
        if (date != null) {
            head.append("Date: ").append(DATE.format(date)).append("\r\n");
        }
        return this;
    }

    /** The text of the message. */
    ComposedMessage body(String type, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            parts.add(new Part("Content-Type: text/" + type + "; charset=UTF-8\r\n", out -> out.write(bytes)));
        }
        return this;
    }

    ComposedMessage attachment(String name, Inventory.Source bytes) {
        parts.add(new Part(
                "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename*=UTF-8''"
                        + percent(name) + "\r\n",
                bytes));
        return this;
    }

    /** A message within this one. */
    ComposedMessage attachment(String name, ComposedMessage inner) {
        parts.add(new Part(
                "Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename*=UTF-8''" + percent(name)
                        + "\r\n",
                inner::to));
        return this;
    }

    void to(OutputStream out) throws Exception {
        write(out, head + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"" + EDGE + "\"\r\n\r\n");
        for (Part part : parts) {
            write(out, "--" + EDGE + "\r\n" + part.head() + "Content-Transfer-Encoding: base64\r\n\r\n");
            OutputStream coded = Base64.getMimeEncoder().wrap(new Unclosed(out));
            part.source().to(coded);
            coded.close();
            write(out, "\r\n");
        }
        write(out, "--" + EDGE + "--\r\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Encoded words of RFC 2047 where the text is more than ASCII. */
    private static String word(String value) {
        String line = value.replaceAll("\\p{Cntrl}+", " ").strip();
        if (line.chars().allMatch(c -> c >= 0x20 && c < 0x7F) && !line.contains("=?")) {
            return line;
        }
        StringBuilder words = new StringBuilder();
        StringBuilder some = new StringBuilder();
        line.codePoints().forEach(c -> {
            some.appendCodePoint(c);
            if (some.toString().getBytes(StandardCharsets.UTF_8).length > WORD) {
                words.append(encoded(some)).append("\r\n ");
                some.setLength(0);
            }
        });
        return some.length() == 0
                ? words.substring(0, words.length() - 3)
                : words.append(encoded(some)).toString();
    }

    private static String encoded(StringBuilder some) {
        byte[] bytes = some.toString().getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }

    private static String percent(String name) {
        StringBuilder coded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b == '.' || b == '-';
            coded.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xFF));
        }
        return coded.toString();
    }

    /** A stream that stays open when what was coded into it is closed. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            out.write(some, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
