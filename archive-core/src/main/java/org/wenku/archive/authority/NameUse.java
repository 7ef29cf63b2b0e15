package org.wenku.archive.authority;

/** How a name is used. The script or language it is in is said by its language tag and not here. */
public enum NameUse {
    /** The one that is shown, in its language and script. */
    PREFERRED,
    /** The same name spelt otherwise: another script, a romanisation, a translation. */
    VARIANT,
    /** Used earlier. */
    FORMER,
    /** Under which somebody wrote or worked. */
    PEN_NAME,
    /** 字 or 号: by which others addressed or a person signed. */
    COURTESY_NAME,
    /** A shorter form. */
    ABBREVIATION
}
