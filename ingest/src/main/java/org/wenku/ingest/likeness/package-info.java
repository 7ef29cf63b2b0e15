/**
 * The steps that find out what files are like, so that what is nearly the same can be shown side by side.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>way of being alike: see {@link org.wenku.archive.likeness}; its step here, asked for where what it looks at comes
 *       about.
 * </ol>
 */
@NullMarked
package org.wenku.ingest.likeness;

import org.jspecify.annotations.NullMarked;
