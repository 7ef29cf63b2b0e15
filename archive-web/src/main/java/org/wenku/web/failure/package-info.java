/**
 * The pages of what could not be shown: not found, withdrawn, restricted, busy, failed. Each says what happened and
 * what the reader can do next; none says anything about the inside of the archive.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a factory method in {@link org.wenku.web.failure.FailurePage}, and its words
 *       {@code failure.<status>.title} and {@code failure.<status>.text} in both message files.
 * </ol>
 */
@NullMarked
package org.wenku.web.failure;

import org.jspecify.annotations.NullMarked;
