/**
 * Descriptions that come as a spreadsheet: what its columns mean, every fault that is in it, and the entering of its good
 * rows.
 *
 * <p>To be read in this order: {@link org.wenku.ingest.sheet.SheetImports} is the door; {@code SheetReading} takes the
 * sheet apart into the table {@code sheet_row}; {@code SheetChecking} asks what only the whole sheet and the catalogue
 * can answer, in a few statements over all rows; {@code SheetEntering} enters what is ready, lot by lot. How far each has
 * come stands in the database in the same transaction as what it did, so that a kill costs one lot.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a name of a column or level: a word in {@code columns.properties};
 *   <li>a fault: a constant in {@link org.wenku.ingest.sheet.FaultKind} with its sentences, and the place where it is
 *       found: {@code LineReader} for what one row shows, {@code SheetChecking} for what only all of them show;
 *   <li>a meaning of columns: a constant in {@link org.wenku.ingest.sheet.Meaning.Kind} and what {@code LineReader} makes of
 *       it.
 * </ol>
 */
@NullMarked
package org.wenku.ingest.sheet;

import org.jspecify.annotations.NullMarked;
