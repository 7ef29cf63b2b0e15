/**
 * The {@code archive} command: one class for each of its verbs.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a verb: a class with {@code @Command}, listed among the subcommands of
 *       {@link org.wenku.web.command.ArchiveCommand}; what it wants done in the archive is an errand of
 *       {@code org.wenku.web.control}.
 * </ol>
 */
@NullMarked
package org.wenku.web.command;

import org.jspecify.annotations.NullMarked;
