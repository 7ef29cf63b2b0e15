/**
 * The desk of near-duplicates: which files are nearly the same, two of them side by side, and what a person says of it.
 * Nothing on this desk touches a file.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>way of being alike: its words {@code likeness.kind.NAME}, and how two of them are shown side by side in
 *       {@code Comparing} and {@code pair.jte}.
 * </ol>
 */
@NullMarked
package org.wenku.web.staff.likeness;

import org.jspecify.annotations.NullMarked;
