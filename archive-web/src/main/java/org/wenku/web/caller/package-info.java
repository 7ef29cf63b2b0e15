/**
 * Who makes a request, and whether they may. Whoever shows a session cookie or, to the programs' interface, a token is
 * recognised; everyone else is the public. Then the method that would answer must say who may have it, by
 * {@link org.wenku.web.caller.ForAnyone}, {@link org.wenku.web.caller.ForSignedIn} or
 * {@link org.wenku.web.caller.Needs}; one that says nothing is refused to all.
 *
 * <p>Forms of people who are signed in carry {@code form-token}, which {@code @template.page.formToken(frame =
 * page.frame())} writes. A module sends it as the header {@code Form-Token}. A form of type
 * {@code multipart/form-data}, which nobody wants to read twice, has it in its address: {@code action="…?form-token=…"}.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>address: one of the three annotations on its method or class; where the right must be held in one fonds, also
 *       {@link org.wenku.web.caller.Caller#mustHold} as soon as the fonds is known; then run {@code WhoMayDoWhatTest},
 *       which says where it wrote the new table.
 * </ol>
 */
@NullMarked
package org.wenku.web.caller;

import org.jspecify.annotations.NullMarked;
