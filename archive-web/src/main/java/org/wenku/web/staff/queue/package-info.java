/**
 * The desk of the queue: what is done in the background to which files, how far each batch is, what went wrong in a tool's
 * own words, and the decision of a person about it.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>kind of step: its words {@code step.kind.NAME}, and nothing here;
 *   <li>decision: a constant of {@code Decision}, its words {@code queue.do.NAME} and {@code queue.done.NAME}, and its line
 *       in {@code Deciding}.
 * </ol>
 */
@NullMarked
package org.wenku.web.staff.queue;

import org.jspecify.annotations.NullMarked;
