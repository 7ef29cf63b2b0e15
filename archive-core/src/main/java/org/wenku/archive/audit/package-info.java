/**
 * The audit log: who did what, when, to what. Every act of signing in, every refusal, everything that changes anything.
 * It can only grow, and each entry is bound to the one before it by a digest.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>act: a short verb such as {@code account.disable}, given to {@link org.wenku.archive.audit.Audit#record} or, in
 *       the transaction that does it, to {@link org.wenku.archive.audit.Audit#note}; and its words {@code audit.act.<verb>}
 *       in archive-web.
 * </ol>
 */
@NullMarked
package org.wenku.archive.audit;

import org.jspecify.annotations.NullMarked;
