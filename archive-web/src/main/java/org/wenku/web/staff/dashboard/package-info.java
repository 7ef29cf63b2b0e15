/**
 * The first page of the staff: the desks that are open to whoever is signed in, and what waits for them.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>desk: its constant in {@link org.wenku.web.page.DeskDoor}, with the words {@code desk.<name>} and
 *       {@code desk.<name>.text} in its own message files; the rest follows;
 *   <li>number of what waits: a {@link org.wenku.web.staff.dashboard.Waiting} of the desk, given to the dashboard in
 *       {@code Desks}.
 * </ol>
 */
@NullMarked
package org.wenku.web.staff.dashboard;

import org.jspecify.annotations.NullMarked;
