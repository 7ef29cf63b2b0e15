/**
 * A folder that is watched: what is put into it is taken in by itself, once nobody is writing to it any more.
 *
 * <p>Below the watched folder stands one folder for each fonds, named by its reference code; what lies in there is taken in below
 * that fonds as drafts, and then moved to the folder {@code taken}. So an empty folder means that everything is in the archive, or
 * waits in the queue with the reason why it is not.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>watched folder: {@link org.wenku.ingest.watched.WatchedFolder} is one; begin another on its own path.
 * </ol>
 */
@NullMarked
package org.wenku.ingest.watched;

import org.jspecify.annotations.NullMarked;
