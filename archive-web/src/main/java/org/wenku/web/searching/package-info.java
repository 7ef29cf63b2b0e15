/**
 * Search: the question, what limits it, and what was found. Every state has an address; nothing needs a script.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a facet: nothing but its label {@code facet.<name>} and, where its keys are codes, their names in {@link org.wenku.web.searching.FacetNames}.
 * </ol>
 */
@NullMarked
package org.wenku.web.searching;

import org.jspecify.annotations.NullMarked;
