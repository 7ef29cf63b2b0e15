package org.wenku.archive.changeset;

/** One record cannot be changed as wished; the others are not touched by that. */
public final class Impossible extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Saying why;

    /** Refuses with this reason. */
    public Impossible(Saying why) {
        super(why.english(), null, false, false);
        this.why = why;
    }

    Impossible(String chinese, String english) {
        this(new Saying(chinese, english));
    }

    /** Why, for the person who previews. */
    public Saying why() {
        return why;
    }
}
