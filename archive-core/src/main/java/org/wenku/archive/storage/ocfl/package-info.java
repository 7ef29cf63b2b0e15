/**
 * The preservation store on a disk, as an OCFL 1.1 storage root (Oxford Common File Layout, https://ocfl.io/1.1/spec/).
 *
 * <p>The front door is {@link org.wenku.archive.storage.ocfl.OcflOnDisk}; only the wiring needs it. Two folders lie in the
 * directory it is given: {@code ocfl}, the storage root, which any OCFL tool can read and which may be copied as it is,
 * and {@code work}, where versions are assembled and which may be thrown away while the store is closed.
 *
 * <p>Inventories, layout and validation are ocfl-java's. Writing to the disk is ours, because ocfl-java assembles a new
 * object in place and never waits for the disk: after a crash there could be half an object, after a loss of power
 * anything. Here a version is assembled beside the root, forced to the disk, and moved in by one rename.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a step of writing: in {@link org.wenku.archive.storage.ocfl.OcflOnDisk#putAll}, before the renames if it can fail;
 *       and a kill in the middle of it must leave what {@code KilledWriterTest} demands;
 *   <li>a character that some file system refuses: in {@code ContentPaths}; what is stored already keeps its path.
 * </ol>
 */
@NullMarked
package org.wenku.archive.storage.ocfl;

import org.jspecify.annotations.NullMarked;
