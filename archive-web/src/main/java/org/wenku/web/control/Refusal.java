package org.wenku.web.control;

import org.wenku.ingest.Sentence;

/** What was wished for cannot be done; says why, to the person at the terminal. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /** Refuses with this sentence. */
    public Refusal(Sentence sentence) {
        super(sentence.english());
        this.sentence = sentence;
    }

    /** Why, in both languages. */
    public Sentence sentence() {
        return sentence;
    }
}
