package org.wenku.archive.describing;

/** Why something cannot be done with a record, whoever wants it. */
public enum Obstacle {
    /** It was never public, so there is nothing to withdraw. */
    NEVER_PUBLIC,
    /** It is public, or was, and what was public is withdrawn and not deleted. */
    NOT_A_DRAFT,
    /** Files belong to it. */
    HOLDS_FILES,
    /** Units stand below it. */
    HOLDS_UNITS,
    /** A batch, a quarantined file or a person's rights name it. */
    NAMED_ELSEWHERE,
    /** Another record has this reference code. */
    CODE_TAKEN,
    /** It is not a reference code. */
    BAD_CODE,
    /** A unit of this level may not stand there. */
    LEVEL_NOT_THERE,
    /** It would stand below itself. */
    BELOW_ITSELF,
    /** It would stand in another fonds, whose codes begin differently. */
    OTHER_FONDS,
    /** The unit below which it was to stand is not there. */
    NO_SUCH_PLACE,
    /** A code would be longer than codes may be. */
    CODE_TOO_LONG,
    /** The history has no such version. */
    NO_SUCH_VERSION
}
