/**
 * The preservation store: the bytes in our care, versioned, with their digests, outside the database and readable
 * without this program.
 *
 * <p>A caller needs {@link org.wenku.archive.storage.PreservationStore} and, for names that came from outside,
 * {@link org.wenku.archive.storage.OriginalName}. One object per catalogue record that has files. Faults are
 * {@link org.wenku.archive.storage.StorageFault} and its children, named for what happened.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a store: a package {@code storage.<name>} with one class that implements {@code PreservationStore}, and a test
 *       that extends {@code PreservationStoreContract}; every sentence of the contract must hold for it;
 *   <li>a finding of verification: a record in {@link org.wenku.archive.storage.Finding} and the place in each store
 *       that can find it.
 * </ol>
 */
@NullMarked
package org.wenku.archive.storage;

import org.jspecify.annotations.NullMarked;
