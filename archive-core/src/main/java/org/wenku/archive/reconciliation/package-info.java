/**
 * Compares the three places where the archive keeps things, because each can be true alone and wrong together: the
 * preservation store, the catalogue and the index.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a disagreement: one constant in {@link org.wenku.archive.reconciliation.Disagreement.Kind} with its sentences,
 *       and the comparison that finds it in {@link org.wenku.archive.reconciliation.Reconciliation}.
 * </ol>
 */
@NullMarked
package org.wenku.archive.reconciliation;

import org.jspecify.annotations.NullMarked;
