/**
 * Where administrators look after the people: who there is, what they may do and where, links to choose a password.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>act on an account: a method of {@code Accounts}, a form in {@code person.jte}, a method in {@code PeopleResource}.
 * </ol>
 */
@NullMarked
package org.wenku.web.staff.people;

import org.jspecify.annotations.NullMarked;
