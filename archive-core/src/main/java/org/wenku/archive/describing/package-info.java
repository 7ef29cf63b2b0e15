/**
 * One person writing about one record: every deed names the version that the person has seen, so that nobody writes over
 * what they never read. What somebody has begun and not yet saved is kept for them.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a deed: one record in {@link org.wenku.archive.describing.Deed}, with the right it needs and what it does; its word
 *       {@code audit.act.record.<act>} and {@code history.act.<act>} in archive-web;
 *   <li>an obstacle: one constant in {@link org.wenku.archive.describing.Obstacle}, and its words
 *       {@code describe.obstacle.<NAME>} in archive-web.
 * </ol>
 */
@NullMarked
package org.wenku.archive.describing;

import org.jspecify.annotations.NullMarked;
