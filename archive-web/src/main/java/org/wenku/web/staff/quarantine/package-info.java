/**
 * The desk of the quarantine: what was set aside and why, and the decision of a person about it.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>fact about what waits: a component of {@code QuarantinePage.Row} and its place in {@code quarantine.jte}.
 * </ol>
 */
@NullMarked
package org.wenku.web.staff.quarantine;

import org.jspecify.annotations.NullMarked;
