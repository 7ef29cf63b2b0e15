package org.wenku.archive.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a person is in the archive; a role is a set of rights with a name. */
public enum Role {
    /** Reads what is public, under a name of their own. */
    READER(EnumSet.noneOf(Right.class)),
    /** Brings in and describes. */
    ARCHIVIST(EnumSet.of(Right.SEE_DRAFTS, Right.INGEST, Right.DESCRIBE)),
    /** An archivist who also decides what becomes public. */
    REVIEWER(EnumSet.of(Right.SEE_DRAFTS, Right.INGEST, Right.DESCRIBE, Right.PUBLISH)),
    /** May do everything, and says who may do what. */
    ADMINISTRATOR(EnumSet.allOf(Right.class));

    private final Set<Right> rights;

    Role(Set<Right> rights) {
        this.rights = Collections.unmodifiableSet(rights);
    }

    /** What whoever has this role may do. */
    public Set<Right> rights() {
        return rights;
    }
}
