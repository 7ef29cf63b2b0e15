/**
 * The gate: what every request must pass and every reply carries, whatever it asks for. Security headers, the refusal of
 * forms sent from other sites, the name above every page, the address readers use, the weight of what is sent, and the count of requests.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>header on every reply: one line in {@link org.wenku.web.gate.ReplyHeaders#ALWAYS};
 *   <li>form of a record with its own ending: one line in {@link org.wenku.web.gate.Forms}, the method in
 *       {@code RecordResource};
 *   <li>address that is sent more than a form: {@link org.wenku.web.gate.LargeBody} on its method.
 * </ol>
 */
@NullMarked
package org.wenku.web.gate;

import org.jspecify.annotations.NullMarked;
