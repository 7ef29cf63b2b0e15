/**
 * The list of the fonds.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a column of facts: a field of {@link org.wenku.web.page.Entry}, which every list then has.
 * </ol>
 */
@NullMarked
package org.wenku.web.collections;

import org.jspecify.annotations.NullMarked;
