/**
 * Transcripts and captions beside a recording: what was said, by whom, from which millisecond to which.
 *
 * <p>Readers take what people really have, so they never refuse a file as a whole: what a line cannot be read as is
 * left out, and the file itself is kept byte for byte elsewhere.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a format: one class that implements {@link org.wenku.ingest.transcript.TranscriptReader}, its line in
 *       {@link org.wenku.ingest.transcript.TranscriptReader#forName}, and a test with a real file of that format;
 *   <li>a tag inside a cue: {@code CueText}.
 * </ol>
 */
@NullMarked
package org.wenku.ingest.transcript;

import org.jspecify.annotations.NullMarked;
