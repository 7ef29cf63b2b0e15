package org.wenku.ingest.run;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.description.Statement;

/**
 * What all that one run takes in has in common because it comes out of something that is held already.
 *
 * @param batch the batch that it joins; null for one of its own
 * @param access under which condition each stands, so that nothing is more open than what it was in
 * @param said what is said of each, beside what it says of itself
 */
record Belonging(@Nullable UUID batch, Access access, List<Statement> said) {

    /** Of a run that takes in what nobody had before. */
    static final Belonging NONE = new Belonging(null, Access.OPEN, List.of());

    Belonging {
        requireNonNull(access, "access");
        said = List.copyOf(said);
    }
}
