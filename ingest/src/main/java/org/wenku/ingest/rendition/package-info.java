/**
 * Makes renditions, as background steps: what a file needs is asked for in the transaction that enters it, made when there
 * is time, and kept on the {@link org.wenku.archive.rendition.RenditionShelf}. OCR is a step of the same kind.
 *
 * <p>Every maker may meet a hostile file and a program that hangs: it works at a desk of its own, in a child process with a
 * deadline, and what it leaves is moved into its place only when it is whole.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>rendition: a {@link org.wenku.ingest.rendition.Maker}, one line in {@link org.wenku.ingest.rendition.Makers}, and in
 *       {@link org.wenku.ingest.rendition.Needs} which files need it;
 *   <li>a program it needs: see {@link org.wenku.ingest.inspect}; when it is missing the step says so by itself.
 * </ol>
 */
@NullMarked
package org.wenku.ingest.rendition;

import org.jspecify.annotations.NullMarked;
