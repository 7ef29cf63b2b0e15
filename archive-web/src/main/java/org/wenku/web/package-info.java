/**
 * The faces of the archive, and the wiring: what an open archive consists of ({@link org.wenku.web.House}), the server in
 * front of it ({@link org.wenku.web.Site}) and everything that has an address ({@link org.wenku.web.WebApplication}).
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>an address: a resource in the package of its kind, and its line in {@code WebApplication} or, for a page
 *       everyone may see, in {@code PublicPages};
 *   <li>a part that is opened and closed with the archive: one line in the constructor of {@code House}, after
 *       everything that it needs.
 * </ol>
 */
@NullMarked
package org.wenku.web;

import org.jspecify.annotations.NullMarked;
