package org.wenku.archive.unpacking;

/** What has become of a file inside a container. */
public enum InnerState {
    /** Nothing yet: it is known to be there. */
    LISTED,
    /** It is an item of its own, among the contents of the container. */
    TAKEN,
    /** The same bytes are held elsewhere in the fonds. */
    HELD,
    /** It waits in the quarantine for a person. */
    ASIDE,
    /** It stays in the container and nowhere else. */
    LEFT
}
