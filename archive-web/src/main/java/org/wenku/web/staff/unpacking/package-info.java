/**
 * The page of one container: what is in it, and having that made items of their own.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>fact about it: a component of {@code UnpackingPage} and its place in {@code unpacking.jte}.
 * </ol>
 */
@NullMarked
package org.wenku.web.staff.unpacking;

import org.jspecify.annotations.NullMarked;
