/**
 * Tables as people keep them in spreadsheets: reading CSV and XLSX row by row, whatever their size, and writing them so
 * that no program takes a cell for a formula.
 *
 * <p>What is odd about a cell (a formula, bytes in another encoding, a quotation mark that is never closed) is said on
 * the cell and does not stop the reading, because whoever brought the sheet wants to hear of all of it at once.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a format: an implementation of {@link org.wenku.archive.sheet.SheetReader} and of
 *       {@link org.wenku.archive.sheet.SheetWriter}, a constant in {@link org.wenku.archive.sheet.SheetKind}, and how it
 *       is recognised in {@code SheetReader.open};
 *   <li>an oddity: a constant in {@link org.wenku.archive.sheet.Flaw}, and its sentence where sheets are judged.
 * </ol>
 */
@NullMarked
package org.wenku.archive.sheet;

import org.jspecify.annotations.NullMarked;
