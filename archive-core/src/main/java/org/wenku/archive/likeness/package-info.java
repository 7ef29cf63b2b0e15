/**
 * What is nearly the same: a letter that came twice with another date, two scans of one page, the same report as a
 * document and as a PDF. The archive only points at them; what follows is decided by a person, and nothing happens to
 * either by itself.
 *
 * <p>Of each file a {@link org.wenku.archive.likeness.Sketch} of fixed size is kept, cut into bands; two that are alike
 * have a band in common, so that neighbours are found by an index and never by comparing all with all.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>way of being alike: a {@link org.wenku.archive.likeness.Sketch} with its {@link
 *       org.wenku.archive.likeness.LikenessKind}, the constraints of the tables, and a step that makes it.
 * </ol>
 */
@NullMarked
package org.wenku.archive.likeness;

import org.jspecify.annotations.NullMarked;
