/**
 * How a command reaches the archive: through the process that has it open, or by opening it itself. Either way the same
 * errand is run and its answer comes line by line, so that a command never knows which it was.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>an errand: a class that implements {@link org.wenku.web.control.Errand}, one line in
 *       {@link org.wenku.web.control.Errands}, and the command in {@code org.wenku.web.command} that sends it.
 * </ol>
 */
@NullMarked
package org.wenku.web.control;

import org.jspecify.annotations.NullMarked;
