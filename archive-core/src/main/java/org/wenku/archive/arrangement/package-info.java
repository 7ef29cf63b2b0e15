/**
 * How units of description are arranged: fonds, series, file, item, each in its place under its parent (ISAD(G) 2,
 * multilevel description).
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a level: one constant in {@link org.wenku.archive.arrangement.Level} in its place, the check constraint of the
 *       {@code record} table in a new migration, and its two labels ({@code level.<name>}) in archive-web.
 * </ol>
 */
@NullMarked
package org.wenku.archive.arrangement;

import org.jspecify.annotations.NullMarked;
