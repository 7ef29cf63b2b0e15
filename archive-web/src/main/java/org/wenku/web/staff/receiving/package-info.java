/**
 * Where things are sent to the archive: files piece by piece below {@code /api/v1/uploads}, by the protocol tus 1.0.0, and
 * what belongs together below {@code /api/v1/deliveries}.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>protocol of sending: a resource that translates it into calls of {@link org.wenku.ingest.upload.Uploads}, and its
 *       address among those without a limit of the body in {@code WebServer};
 *   <li>reason to refuse: what it says on the wire, in {@code Refusing}.
 * </ol>
 */
@NullMarked
package org.wenku.web.staff.receiving;

import org.jspecify.annotations.NullMarked;
