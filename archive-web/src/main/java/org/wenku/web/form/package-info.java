/**
 * Forms that carry files ({@code multipart/form-data}, RFC 7578), read as they come in and never held whole.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>form with one file: {@link org.wenku.web.form.FormWithFile#read} in its method, and
 *       {@link org.wenku.web.gate.LargeBody} on it, with the most that is taken.
 * </ol>
 */
@NullMarked
package org.wenku.web.form;

import org.jspecify.annotations.NullMarked;
