package org.wenku.archive.changeset;

/** A wish for a change set that cannot be understood or met; says what was found and what was expected. */
public final class BadWish extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Saying why;

    /** Refuses with this reason. */
    public BadWish(Saying why) {
        super(why.english());
        this.why = why;
    }

    BadWish(String chinese, String english) {
        this(new Saying(chinese, english));
    }

    /** What was found and what was expected. */
    public Saying why() {
        return why;
    }
}
