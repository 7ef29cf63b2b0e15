/**
 * The archive's PostgreSQL: where the catalogue lives, how a connection to it is had, and which schema it carries.
 *
 * <p>With no {@linkplain org.wenku.archive.database.DatabaseSettings#url() address} configured the archive keeps a
 * PostgreSQL of its own in {@code home/postgres}: unpacked from the binaries on the class path, bound to loopback,
 * password-protected, with every safety switch of PostgreSQL on. With an address that launcher is never touched.
 *
 * <p>Layout of {@code home/postgres}: {@code bin-<version>-<fingerprint>} the programs, {@code data} the cluster,
 * {@code access.properties} (0600) port and passwords, {@code lock} held by the one process that runs it. PostgreSQL
 * writes to {@code home/log/postgresql.log}.
 *
 * <h2>To add another</h2>
 *
 * <ul>
 *   <li><b>schema change</b>: put the next {@code V<n>__<what>.sql} into {@code src/main/resources/db/migration}; a
 *       published migration is never edited.
 *   <li><b>server setting</b>: add it to {@link org.wenku.archive.database.ServerOptions} with its because.
 *   <li><b>operating system</b>: add a profile with its binaries jar to the POM and its archive name to
 *       {@link org.wenku.archive.database.PostgresBinaries}.
 * </ul>
 */
@NullMarked
package org.wenku.archive.database;

import org.jspecify.annotations.NullMarked;
