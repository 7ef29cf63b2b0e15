/**
 * What people look after themselves: their password, the browsers they are signed in with, the tokens they hand to programs.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>thing that people look after themselves: a section of {@code account.jte}, a method in {@code AccountResource}.
 * </ol>
 */
@NullMarked
package org.wenku.web.staff.account;

import org.jspecify.annotations.NullMarked;
