/**
 * What the archive holds of a unit: its files, their text and the cues of its transcripts.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a kind of file: one constant in {@link org.wenku.archive.holding.FileKind}, the check constraint of the table
 *       {@code file} in a new migration, and its label ({@code file.kind.<name>}) in archive-web.
 * </ol>
 */
@NullMarked
package org.wenku.archive.holding;

import org.jspecify.annotations.NullMarked;
