/**
 * Held files as readers get them: their bytes, by ranges and inert; their text; pictures of their pages; captions.
 * Derived pictures lie content-addressed in the home and can be made again at any time.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>form of a file: its address in {@link org.wenku.web.file.FileAddress} (so that no file's own name collides with
 *       it), a method in {@link org.wenku.web.file.FileResource} that begins at the reading room;
 *   <li>media type shown in the browser: one line in {@link org.wenku.web.file.Inert}, if it can run nothing.
 * </ol>
 */
@NullMarked
package org.wenku.web.file;

import org.jspecify.annotations.NullMarked;
