/**
 * The status page of the staff: which programs the archive makes use of, their versions, what is missing and how to get
 * it; how much room there is; and how the work in the background is.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>program: see {@link org.wenku.ingest.inspect}; it is shown by itself;
 *   <li>figure: a line in {@code Figures} with its words {@code status.figure.NAME}.
 * </ol>
 */
@NullMarked
package org.wenku.web.staff.status;

import org.jspecify.annotations.NullMarked;
