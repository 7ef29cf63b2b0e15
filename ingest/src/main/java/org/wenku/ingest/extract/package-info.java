/**
 * What a document says and what it says about itself: text, metadata, members, read in a child process.
 *
 * <p>Parsers of other people's files are long programs that meet hostile input, so none of them runs here: this package
 * starts warm child processes ({@code worker}), speaks frames with them ({@code wire}), and kills whatever overstays.
 * Every file ends in one named {@link org.wenku.ingest.extract.Extraction}, each of which still says what is known.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a metadata field: one line in {@code DublinCoreReading}, and the golden test beside it;
 *   <li>a limit: one constant in {@link org.wenku.ingest.extract.Extraction.Limit} with its two sentences, and the place
 *       that finds it;
 *   <li>a way for a document to end: one record in {@link org.wenku.ingest.extract.Extraction}, one constant in the
 *       worker's {@code Ending}, and its reading in {@code Answer}.
 * </ol>
 */
@NullMarked
package org.wenku.ingest.extract;

import org.jspecify.annotations.NullMarked;
