/**
 * Keeps the search index true to the catalogue: follows the outbox, rebuilds the index beside the running one, and
 * compares the two.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a field of the index: what {@code search} asks for, filled in {@code IndexedRecords}.
 * </ol>
 */
@NullMarked
package org.wenku.archive.indexing;

import org.jspecify.annotations.NullMarked;
