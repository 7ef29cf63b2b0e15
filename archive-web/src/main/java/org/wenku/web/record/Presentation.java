package org.wenku.web.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The object of a unit as a reader meets it on the page. */
public sealed interface Presentation {

    /**
     * A text, one part at a time.
     *
     * @param part the part shown; null where the file has no text at all
     */
    record Reading(@Nullable Part part, Pager pager) implements Presentation {}

    /**
     * A page of a document as it looks, with its text beside it.
     *
     * @param picture the address of the picture of the page
     * @param large the same, larger
     * @param text null where the page has no text
     */
    record Page(
            String picture,
            String large,
            String label,
            @Nullable Part text,
            Pager pager) implements Presentation {}

    /**
     * A picture.
     *
     * @param text what is written in it, as read by a program; null where nothing was
     * @param width pixels; 0 where not known
     */
    record Picture(
            String href,
            String label,
            int width,
            int height,
            @Nullable Part text) implements Presentation {}

    /**
     * A recording and what is said in it.
     *
     * @param href of the copy for the web where there is one, else of the original
     * @param poster the address of a picture out of a film; null where there is none
     * @param waveform the outline of how loud it is, as the path of an SVG 1000 wide and 100 high; null where not known
     * @param captions the address of a WebVTT file; null where there is none
     * @param duration as written; null where not known
     */
    record Recording(
            boolean video,
            String href,
            String mediaType,
            @Nullable String poster,
            @Nullable String waveform,
            @Nullable String duration,
            @Nullable String captions,
            @Nullable String captionsLanguage,
            List<Utterance> transcript)
            implements Presentation {
        public Recording {
            transcript = List.copyOf(transcript);
        }
    }

    /** A file that no browser shows: it can only be fetched. */
    record Download(String href, String name, String size) implements Presentation {}

    /**
     * A part of a text.
     *
     * @param label the number or name of the page or slide; null where the part has none
     * @param paragraphs the text cut at its empty lines; lines within stay as they are
     * @param byMachine what to know about a text that was read from a picture; null for the file's own text
     */
    record Part(
            @Nullable String label,
            @Nullable String language,
            List<String> paragraphs,
            @Nullable String byMachine) {
        public Part {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /**
     * The ways to the other parts; no steps where there is only one part.
     *
     * @param position where the reader is, in words
     */
    record Pager(
            String position,
            @Nullable String previous,
            @Nullable String next,
            List<PartLink> links) {
        public Pager {
            links = List.copyOf(links);
        }
    }

    /**
     * A way to one part.
     *
     * @param href null for the part shown and for a gap
     */
    record PartLink(String label, @Nullable String href, boolean current) {}

    /**
     * What one person says in one go, perhaps in several languages.
     *
     * @param id unique in the page, such as {@code t-754}
     * @param seconds the beginning, in seconds with a fraction
     * @param clock the beginning, as written
     * @param speaker null where not known, or where it is the one before
     */
    record Utterance(
            String id,
            String seconds,
            String clock,
            @Nullable String speaker,
            List<org.wenku.web.page.Phrase> said) {
        public Utterance {
            said = List.copyOf(said);
        }
    }
}
