/**
 * Parts of the archive as packages: bags that carry our own description beside the files, so that another archive, or
 * this one, can take them in as they left.
 *
 * <p>Beside what every bag has there is a folder {@code wenku}: {@code records.jsonl}, one line for each unit in the order
 * of the hierarchy, parents first; and for each unit {@code records/<id>/dc.xml} with what is said of it, and the PREMIS
 * documents of its files.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>something to be kept of a unit: a component of {@link org.wenku.archive.packaging.PackagedUnit}, written and read
 *       there, and its use in {@code PackageExport} and where packages are taken in.
 * </ol>
 */
@NullMarked
package org.wenku.archive.packaging;

import org.jspecify.annotations.NullMarked;
