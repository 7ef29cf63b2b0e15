/**
 * Renditions: what is made from the bytes of a file so that people can look at it, hear it and find it. They can all be
 * made again; they lie in the folder of derivatives, never in the preservation store, under the digest of the bytes they
 * were made from and with the tool and version that made them.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>kind: one constant in {@link org.wenku.archive.rendition.RenditionKind}; who makes it, and of which files, is said
 *       in {@code org.wenku.ingest.rendition}.
 * </ol>
 */
@NullMarked
package org.wenku.archive.rendition;

import org.jspecify.annotations.NullMarked;
