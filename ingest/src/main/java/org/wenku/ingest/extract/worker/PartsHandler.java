package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Turns the XHTML events of a parser into parts of text: one for each page or slide where the parser marks them, else a
 * flow cut at the ends of paragraphs.
 *
 * <p>Line ends become LF, NUL is left out, three or more line ends become two; nothing else is touched.
 */
final class PartsHandler extends DefaultHandler {

    private final Output output;

    private final String member;

    private final StringBuilder text = new StringBuilder();

    private final StringBuilder sample = new StringBuilder();

    private String kind = "FLOW";

    private int number = 1;

    private int pages;

    private int body;

    private int silent;

    private int lineEnds = 2;

    private boolean afterReturn;

    private int slideAt = -1;

    private int depth;

    PartsHandler(Output output, String member) {
        this.output = output;
        this.member = member;
    }

    /** The beginning of the text, to tell its language by. */
    CharSequence sample() {
        return sample;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        depth++;
        switch (localName) {
            case "body" -> body++;
            case "script", "style" -> silent++;
            case "div" -> mark(attributes.getValue("class"));
            default -> {}
        }
    }

    private void mark(@org.jspecify.annotations.Nullable String name) throws SAXException {
        if ("page".equals(name)) {
            turn("PAGE");
        } else if ("slide".equals(name)) {
            slideAt = depth;
            turn("SLIDE");
        } else if ("slide-content".equals(name) && slideAt < 0) {
            turn("SLIDE");
        }
    }

    private void turn(String to) throws SAXException {
        flush(text.length());
        kind = to;
        number = ++pages;
        lineEnds = 2;
        if (to.equals("PAGE") || to.equals("SLIDE")) {
            send("");
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        switch (localName) {
            case "body" -> body--;
            case "script", "style" -> silent--;
            default -> {}
        }
        if (depth == slideAt) {
            slideAt = -1;
        }
        depth--;
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) throws SAXException {
        characters(characters, start, length);
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        if (body == 0 || silent > 0) {
            return;
        }
        for (int i = start; i < start + length; i++) {
            take(characters[i]);
        }
        if (text.length() > Output.LONGEST_PART) {
            flush(Cut.at(text, Output.LONGEST_PART));
        }
    }

    private void take(char c) throws SAXException {
        if ((c == '\n' && afterReturn) || c == 0) {
            afterReturn = false;
            return;
        }
        afterReturn = c == '\r';
        char kept = afterReturn ? '\n' : c;
        lineEnds = kept == '\n' ? lineEnds + 1 : 0;
        if (lineEnds > 2) {
            return;
        }
        if (output.grant(1) == 0) {
            flush(text.length());
            throw new WriteLimitReachedException(0);
        }
        text.append(kept);
    }

    @Override
    public void endDocument() throws SAXException {
        flush(text.length());
    }

    /** Sends what is still held back, when the parser ended without saying so. */
    void finish() throws IOException {
        try {
            flush(text.length());
        } catch (SAXException e) {
            throw new IOException(e);
        }
    }

    private void flush(int end) throws SAXException {
        int from = 0;
        while (end - from > Output.LONGEST_PART) {
            int at = from + Cut.at(text.subSequence(from, end), Output.LONGEST_PART);
            send(text.substring(from, at));
            from = at;
        }
        if (end > from) {
            send(text.substring(from, end));
        }
        text.delete(0, end);
    }

    private void send(String part) throws SAXException {
        if (sample.length() < LanguageGuess.SAMPLE) {
            sample.append(part, 0, Math.min(part.length(), LanguageGuess.SAMPLE));
        }
        try {
            output.part(kind, number, member, part);
            if (kind.equals("FLOW")) {
                number++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
