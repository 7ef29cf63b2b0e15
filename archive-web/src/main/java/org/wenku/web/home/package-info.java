/**
 * The front page: a search box, the ways in, what was published last.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a way in: one more {@code Way} in the resource and its words {@code home.way.*}.
 * </ol>
 */
@NullMarked
package org.wenku.web.home;

import org.jspecify.annotations.NullMarked;
