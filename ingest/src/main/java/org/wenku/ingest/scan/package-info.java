/**
 * Looking for viruses before anything is stored: by ClamAV's daemon, where one is set, over its socket.
 *
 * <p>Nothing is ever called clean that was not looked through as a whole: a file too large for the scanner, one that
 * reached its limits, and one for which it was away each have their own status.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a scanner: something that gives a {@link org.wenku.ingest.scan.ScanVerdict} for a file, and its choice in
 *       {@link org.wenku.ingest.scan.Scanner};
 *   <li>a verdict: a record in {@link org.wenku.ingest.scan.ScanVerdict} with its sentence, and what follows from it in
 *       {@link org.wenku.ingest.scan.Scanner}.
 * </ol>
 */
@NullMarked
package org.wenku.ingest.scan;

import org.jspecify.annotations.NullMarked;
