/**
 * Other people's schemas, in and out: one package below this one for each, and what all of them need about XML here.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a schema: a package {@code exchange.<name>} with one public class that turns records into a document and, where
 *       we also read it, a document into records; the classes bound to the schema stay package-private;
 *   <li>its test with a golden file, and one with {@code @Tag("shared")} that validates against the published schema.
 * </ol>
 */
@NullMarked
package org.wenku.archive.exchange;

import org.jspecify.annotations.NullMarked;
