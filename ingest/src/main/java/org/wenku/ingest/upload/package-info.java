/**
 * What is sent to the archive before it is taken in: deliveries, and the files of each, received piece by piece however
 * often the connection is cut. It knows nothing of how they are sent; a wire protocol is a translation of
 * {@link org.wenku.ingest.upload.Uploads}.
 *
 * <p>What holds: an offset that was acknowledged is on the disk and in the catalogue; a file has as many bytes as were
 * announced, or it is not whole; and a file stays until its outcome is committed.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>way of sending: a constant in {@link org.wenku.ingest.upload.Way}, the check constraint of {@code delivery} in a
 *       new migration, and something that calls {@link org.wenku.ingest.upload.Uploads};
 *   <li>reason to refuse: a constant in {@link org.wenku.ingest.upload.UploadRefused.Reason}, and what the wire says then.
 * </ol>
 */
@NullMarked
package org.wenku.ingest.upload;

import org.jspecify.annotations.NullMarked;
