/**
 * Change sets 修改集: many records changed at once, and taken back at once. A set is chosen ({@link
 * org.wenku.archive.changeset.Selection}), previewed whole without touching a record, applied in lots that each commit by
 * themselves, and undone by another set that goes backwards. What each record was and is to become is kept in the
 * database and paged by key; a record that somebody else has written since the preview is passed over and named.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>an operation: a record in {@link org.wenku.archive.changeset.Operation} that makes one content of another, its
 *       form in {@link org.wenku.archive.changeset.OperationJson}, and its words on the page of the desk;
 *   <li>a way of choosing: a record in {@link org.wenku.archive.changeset.Selection}.
 * </ol>
 */
@NullMarked
package org.wenku.archive.changeset;

import org.jspecify.annotations.NullMarked;
