/**
 * Work that is done in the background, each piece of it a *step*: asked for in the transaction that makes it needed,
 * taken by whichever process is free, seen by the staff, tried again after a fault or a kill, and never forgotten,
 * because the list is a table of the catalogue.
 *
 * <p>A process may be killed in the middle of any step, and one that was only slow may find that another has taken over.
 * So a step may be worked at more than once, even twice at the same time, and its work must be <b>idempotent</b>: see
 * {@link org.wenku.archive.step.StepWork}.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>kind of step: a name such as {@code "thumbnail"}, a {@link org.wenku.archive.step.StepWork}, and one line that
 *       registers both at the {@link org.wenku.archive.step.StepQueue} before it starts;
 *   <li>where it becomes needed: {@link org.wenku.archive.step.StepQueue#ask(org.wenku.archive.catalogue.Cataloguing,
 *       java.util.Collection)} in the same transaction, for many in one call;
 *   <li>its name for people: a line {@code step.kind.NAME} in both message files of the desk that shows steps.
 * </ol>
 */
@NullMarked
package org.wenku.archive.step;

import org.jspecify.annotations.NullMarked;
