/**
 * The accession register, and the batches in which an accession is brought in.
 *
 * <p>An accession says what was received, from whom and on which agreement. A batch is everything that was brought in at
 * once; what it created and changed is noted by triggers ({@code V11__accessions.sql}), so that the whole of it can be
 * taken back while nothing depends on it.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a kind of batch: a constant in {@link org.wenku.archive.accession.Batch.Kind} and the check constraint; whoever
 *       enters things calls {@link org.wenku.archive.accession.Batches#writeFor} first in each transaction;
 *   <li>a reason why a batch cannot be undone: a constant in {@link org.wenku.archive.accession.Hindrance.Kind}, its
 *       question in {@code Hindrances}, and its sentence where it is shown;
 *   <li>a table that belongs to records or files: what can be made again goes with them by {@code on delete cascade}; what a
 *       person did is a hindrance. What belongs to bytes goes by the trigger of {@code V16__derivative_removal.sql}. A table that does neither stops an undoing before anything of its lot is lost.
 * </ol>
 */
@NullMarked
package org.wenku.archive.accession;

import org.jspecify.annotations.NullMarked;
