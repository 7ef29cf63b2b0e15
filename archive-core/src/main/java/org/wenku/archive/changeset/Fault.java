package org.wenku.archive.changeset;

import org.jspecify.annotations.Nullable;

/**
 * Something that a list of codes or a sheet said and that could not be used.
 *
 * @param row the row of the sheet, from 1 with the head; or the place in the list
 * @param column the column as its head names it; null where it is the row as a whole
 * @param found what stood there; null where nothing did
 * @param why what is wrong with it and what was expected
 */
public record Fault(
        long row, @Nullable String column, @Nullable String found, Saying why) {}
