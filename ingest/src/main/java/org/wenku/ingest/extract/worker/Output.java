package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.io.OutputStream;
import org.wenku.ingest.extract.wire.Frame;

/** What one reading has sent to the parent so far, and how much more it may send. */
final class Output {

    /** No part is longer, in characters. */
    static final int LONGEST_PART = 32_000;

    private static final int LONGEST_VALUE = 4_000;

    private static final int MOST_VALUES = 600;

    private static final int MOST_LISTED = 100_000;

    private static final long MOST_READ_TO_LIST = 512L << 20;

    private final OutputStream answers;

    private final long mostCharacters;

    private final int mostMembers;

    private final int greatestDepth;

    private long characters;

    private int members;

    private int values;

    private boolean full;

    Output(OutputStream answers, long mostCharacters, int mostMembers, int greatestDepth) {
        this.answers = answers;
        this.mostCharacters = mostCharacters;
        this.mostMembers = mostMembers;
        this.greatestDepth = greatestDepth;
    }

    /** Where what stands inside a container is noted; the bounds of the text do not count for it. */
    Inventory inventory() {
        return new Inventory(answers, MOST_LISTED, MOST_READ_TO_LIST);
    }

    /** Says that what stands inside the container was not listed to the end. */
    void unlisted(Reading.End end) throws IOException {
        Frame.of(Frame.Kind.UNLISTED)
                .text(end.ending().name())
                .text(cut(end.cause(), 400))
                .write(answers);
    }

    /** How many of the wanted characters may still be written; marks the output as full when not all may. */
    int grant(int wanted) {
        int granted = (int) Math.min(wanted, mostCharacters - characters);
        characters += granted;
        full |= granted < wanted;
        return granted;
    }

    /** Whether the limit on characters was met, so that text is missing. */
    boolean full() {
        return full;
    }

    /** Whether one more member may be read at this depth. */
    boolean admits(int depth) {
        if (members >= mostMembers || depth > greatestDepth || full) {
            full = true;
            return false;
        }
        return true;
    }

    void type(String mediaType) throws IOException {
        Frame.of(Frame.Kind.TYPE).text(mediaType).to(answers);
    }

    void charset(String name, boolean certain) throws IOException {
        Frame.of(Frame.Kind.CHARSET).text(name).number(certain ? 1 : 0).write(answers);
    }

    void field(String name, String value) throws IOException {
        if (values++ < MOST_VALUES) {
            Frame.of(Frame.Kind.META)
                    .text(cut(name, 200))
                    .text(cut(value, LONGEST_VALUE))
                    .write(answers);
        }
    }

    void part(String kind, int number, String member, String text) throws IOException {
        Frame.of(Frame.Kind.PART)
                .text(kind)
                .number(number)
                .text(cut(member, LONGEST_VALUE))
                .text(text)
                .write(answers);
    }

    void member(String path, String mediaType, String problem) throws IOException {
        members++;
        Frame.of(Frame.Kind.MEMBER)
                .text(cut(path, LONGEST_VALUE))
                .text(mediaType)
                .text(cut(problem, 400))
                .write(answers);
    }

    void language(String code, double lead) throws IOException {
        Frame.of(Frame.Kind.LANGUAGE)
                .text(code)
                .number(Math.round(lead * 1_000_000))
                .write(answers);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
