/**
 * The desk for many records at once: choose, say what to change, see all before and after, apply, undo; and sheets out
 * and back. The pages and the interface for programs stand on the same {@code archive.changeset}.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>an operation: a choice in {@link org.wenku.web.staff.bulk.WishForm} and its words {@code bulk.do.<name>} in
 *       {@code bulk_zh.properties} and {@code bulk_en.properties}; for programs, its name and what it needs in
 *       {@link org.wenku.web.staff.bulk.ChangeSetSaid.ChangeSaid}.
 * </ol>
 */
@NullMarked
package org.wenku.web.staff.bulk;

import org.jspecify.annotations.NullMarked;
