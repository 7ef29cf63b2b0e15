package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import org.wenku.archive.access.Access;

/**
 * What all that one run takes in has in common because it comes out of something that is held already.
 *
 * @param access under which condition each stands, so that nothing is more open than what it was in
 * @param whole whether everything inside the messages is among it, so that none of them is to be opened again
 */
record Belonging(Access access, boolean whole) {

    /** Of a run that takes in what nobody had before. */
    static final Belonging NONE = new Belonging(Access.OPEN, false);

    Belonging {
        requireNonNull(access, "access");
    }
}
