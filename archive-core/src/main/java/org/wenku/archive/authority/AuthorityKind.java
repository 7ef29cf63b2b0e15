package org.wenku.archive.authority;

/** What an authority is. */
public enum AuthorityKind {
    PERSON,
    CORPORATE_BODY,
    FAMILY,
    SUBJECT,
    PLACE
}
