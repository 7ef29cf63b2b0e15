/**
 * Asking for a container to be unpacked; where that stands, the page of its record shows.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>kind of container: see {@code org.wenku.archive.unpacking}.
 * </ol>
 */
@NullMarked
package org.wenku.web.staff.unpacking;

import org.jspecify.annotations.NullMarked;
