/**
 * The desk of the authorities: the list, the form of one, merging two; and what the form that describes a record asks while
 * somebody types a name.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>an element whose values are picked: {@link org.wenku.web.staff.authorities.Picks};
 *   <li>a fact about an authority: a field in {@code SaidForm} and its template.
 * </ol>
 */
@NullMarked
package org.wenku.web.staff.authorities;

import org.jspecify.annotations.NullMarked;
