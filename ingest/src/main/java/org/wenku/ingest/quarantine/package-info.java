/**
 * The register of what waits for a person before it may come in: what it is, why it was set aside, and who decided what
 * about it. The bytes lie in the home under their digest, and nothing here is ever served.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a cause: a constant in {@link org.wenku.ingest.quarantine.QuarantineCause}, given where the file is read;
 *   <li>a decision: a state in the check constraint of {@code quarantine_item} in a new migration, and a method of
 *       {@link org.wenku.ingest.quarantine.QuarantineRegister}.
 * </ol>
 */
@NullMarked
package org.wenku.ingest.quarantine;

import org.jspecify.annotations.NullMarked;
