/**
 * The child process: the only code in the archive that sees Tika and PDFBox.
 *
 * <p>It is started by {@link org.wenku.ingest.extract.Extractor} with a class path of its own, reads one document at a
 * time on a fresh thread and answers with frames. It keeps nothing: whatever happens to it, the parent starts another.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a request: one kind of frame in {@link org.wenku.ingest.extract.wire.Frame.Kind}, one case in
 *       {@link org.wenku.ingest.extract.worker.WorkerMain} and a class that answers it;
 *   <li>a kind of ending: one constant in {@link org.wenku.ingest.extract.worker.Ending} and its reading in
 *       {@code org.wenku.ingest.extract.Answer}.
 * </ol>
 */
@NullMarked
package org.wenku.ingest.extract.worker;

import org.jspecify.annotations.NullMarked;
