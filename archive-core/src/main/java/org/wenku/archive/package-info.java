/**
 * The archive itself: catalogue, preservation store, search and exchange. {@link org.wenku.archive.Archive} opens them
 * together; each department has its own package.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a department: a package beside these with its {@code package-info.java}; if it is opened and closed with the
 *       archive, one line in the constructor of {@link org.wenku.archive.Archive}, after everything that it needs;
 *   <li>the stop at which a document passes it: a line in {@code docs/architecture.md}.
 * </ol>
 */
@NullMarked
package org.wenku.archive;

import org.jspecify.annotations.NullMarked;
