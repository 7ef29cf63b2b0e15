/**
 * What the programs beside the archive can tell: which of them are there, and what they find out about a file.
 *
 * <p>None of them is required. What is missing is named, with what it is for and how to get it, never passed over in
 * silence.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a program: one constant in {@link org.wenku.ingest.inspect.Tool.Kind} with its purpose and packages, and how its
 *       version is asked in {@link org.wenku.ingest.inspect.Toolbox};
 *   <li>an inspection: a class beside {@link org.wenku.ingest.inspect.MediaInspection} that runs it through
 *       {@link org.wenku.ingest.inspect.Program}, with a deadline, and says "unavailable" by name.
 * </ol>
 */
@NullMarked
package org.wenku.ingest.inspect;

import org.jspecify.annotations.NullMarked;
