/**
 * The entrance: signing in and out, setting up the first administrator, choosing a password by a link that works once.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>way to sign in: a resource here that ends in {@code SignIn.let} and the session cookie, a link on
 *       {@code entrance/login.jte}, a line in {@code Entrance}.
 * </ol>
 */
@NullMarked
package org.wenku.web.entrance;

import org.jspecify.annotations.NullMarked;
