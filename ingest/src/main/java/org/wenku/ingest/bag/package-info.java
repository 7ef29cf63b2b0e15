/**
 * Bags as a way of bringing things: a folder or a packed file that says itself what belongs in it is checked before
 * anything of it is taken in, and refused as a whole or taken as a whole.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>something a bag says of itself: a line in {@code BagDescription};
 *   <li>a profile, a kind of bag that says more than others: recognised in {@link org.wenku.ingest.bag.BagIngest} by a
 *       tag file of its own.
 * </ol>
 */
@NullMarked
package org.wenku.ingest.bag;

import org.jspecify.annotations.NullMarked;
