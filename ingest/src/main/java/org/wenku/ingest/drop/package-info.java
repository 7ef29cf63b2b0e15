/**
 * What a donor or an archivist puts down to be taken in: files and folders, looked through in order and without
 * following anything that leads elsewhere.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a way of bringing things: something that produces {@link org.wenku.ingest.drop.Found} in order, as
 *       {@link org.wenku.ingest.drop.DropWalk} does for folders.
 * </ol>
 */
@NullMarked
package org.wenku.ingest.drop;

import org.jspecify.annotations.NullMarked;
