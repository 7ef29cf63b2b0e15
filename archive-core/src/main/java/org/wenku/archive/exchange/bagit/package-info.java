/**
 * BagIt, in and out: folders that carry their own lists of digests (RFC 8493 for version 1.0, the Internet drafts
 * kunze-bagit-00 to -13 for 0.93 to 0.97).
 *
 * <p>{@link org.wenku.archive.exchange.bagit.BagCheck} reads a bag and says everything that is wrong with it at once;
 * {@link org.wenku.archive.exchange.bagit.BagWriter} writes one while its payload streams by. Nothing outside the folder
 * of a bag is ever read or written, whatever its lists name, and nothing is ever fetched.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a digest: a constant in {@code BagDigest};
 *   <li>something that may be wrong: a constant in {@link org.wenku.archive.exchange.bagit.BagNote.Kind} with its two
 *       sentences, used where the rule stands, and a line in {@code BagCheckTest};
 *   <li>a version: a constant in {@code BagVersion}, and its differences where {@code isAtLeast} is asked;
 *   <li>a way of packing: an implementation of {@link org.wenku.archive.exchange.bagit.BagTarget}, and its reading in
 *       {@link org.wenku.archive.exchange.bagit.PackedBag}.
 * </ol>
 */
@NullMarked
package org.wenku.archive.exchange.bagit;

import org.jspecify.annotations.NullMarked;
