/**
 * What is made from a file and can be made again: the text of scans by OCR.
 *
 * <p>Pictures of pages and thumbnails are drawn by {@link org.wenku.ingest.extract.Extractor}, in its child processes.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a derivative: a class that takes a file and says by name when the tool it needs is missing;
 *   <li>a way for OCR to end: one constant in {@link org.wenku.archive.holding.OcrState} and the place in
 *       {@link org.wenku.ingest.derive.Ocr} that finds it.
 * </ol>
 */
@NullMarked
package org.wenku.ingest.derive;

import org.jspecify.annotations.NullMarked;
