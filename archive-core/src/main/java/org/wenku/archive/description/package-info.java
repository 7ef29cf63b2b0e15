/**
 * What is said about a unit of description: Dublin Core statements, each with its language and where it came from.
 *
 * <p>The vocabulary is DCMI Metadata Terms; dates are EDTF (ISO 8601-2:2019) kept beside the text as it was written.
 * Statements are values: nothing here touches the database.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a term: one constant in {@link org.wenku.archive.description.Term} and its two labels
 *       ({@code term.<name>}) in the message files of archive-web;
 *   <li>an origin: one constant in {@link org.wenku.archive.description.Origin.Kind}, and decide in
 *       {@link org.wenku.archive.description.Statements#withExtracted} whether a re-run may replace it.
 * </ol>
 */
@NullMarked
package org.wenku.archive.description;

import org.jspecify.annotations.NullMarked;
