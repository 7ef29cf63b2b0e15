/**
 * Spreadsheets in the browser: bringing one, saying what its columns mean, reading what is wrong with it, entering its
 * good rows. The work itself is a background step; these pages only ask for it and show how far it is.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>choice when a sheet is brought: a field of the form in {@code imports.jte}, of
 *       {@link org.wenku.ingest.sheet.NewSheetImport}, and of the command;
 *   <li>fault: {@link org.wenku.ingest.sheet.FaultKind}; the report shows it by itself.
 * </ol>
 */
@NullMarked
package org.wenku.web.staff.imports;

import org.jspecify.annotations.NullMarked;
