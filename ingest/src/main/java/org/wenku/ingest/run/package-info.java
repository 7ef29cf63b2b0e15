/**
 * Takes drops into the archive. {@link org.wenku.ingest.run.IngestRun} tells the whole way of a file on one screen:
 * receive, read, store, enter, say so.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>an outcome: a record in {@link org.wenku.ingest.run.IngestOutcome} with its sentences, and the check constraint
 *       of {@code ingest_item} in a new migration;
 *   <li>a step between receiving and storing: a call in {@code Reading}.
 * </ol>
 */
@NullMarked
package org.wenku.ingest.run;

import org.jspecify.annotations.NullMarked;
