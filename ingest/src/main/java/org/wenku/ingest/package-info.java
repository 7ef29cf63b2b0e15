/**
 * How things come into the archive: from the drop that somebody put down to the record in the catalogue.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a department: a package beside these with its {@code package-info.java}, called from the step of
 *       {@code org.wenku.ingest.run} to which it belongs;
 *   <li>a sentence for people: a {@link org.wenku.ingest.Sentence}, which asks for both languages.
 * </ol>
 */
@NullMarked
package org.wenku.ingest;

import org.jspecify.annotations.NullMarked;
