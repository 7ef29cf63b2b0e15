package org.wenku.archive.arrangement;

/**
 * The level of a unit of description, from the widest to the narrowest (ISAD(G) 3.1.4). {@code FILE} is the archival
 * file (案卷), never a digital file.
 */
public enum Level {
    FONDS,
    SUBFONDS,
    SERIES,
    SUBSERIES,
    FILE,
    ITEM;

    /** Whether a unit of this level may stand directly below one of the other level. */
    public boolean mayStandBelow(Level parent) {
        return this != FONDS && parent != ITEM && (ordinal() > parent.ordinal() || (this == parent && this == FILE));
    }
}
