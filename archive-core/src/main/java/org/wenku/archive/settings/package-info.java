/**
 * What can be set, in {@code archive.yaml} in the home or by environment variables.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a key: one constant in {@link org.wenku.archive.settings.Key} with its default and what it is for; the
 *       environment variable and the line in {@code docs/settings.md} follow from it.
 * </ol>
 */
@NullMarked
package org.wenku.archive.settings;

import org.jspecify.annotations.NullMarked;
