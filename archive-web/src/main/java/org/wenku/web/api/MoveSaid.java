package org.wenku.web.api;

import org.jspecify.annotations.Nullable;

/**
 * That a record is to be moved.
 *
 * @param parent the identifier of the unit it is to stand below, in the same fonds
 * @param code the last part of its reference code there; nothing to keep the one it has, empty for the next number
 * @param why why, for the history
 */
public record MoveSaid(
        @Nullable String parent,
        @Nullable String code,
        @Nullable String why) {}
