/**
 * Lists of everything that one property says, with counts: people, subjects, places, dates. Each leads into search.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a list: one method of the resource over one facet of search, its door in {@link org.wenku.web.page.Door} and its words {@code browse.<name>.*}.
 * </ol>
 */
@NullMarked
package org.wenku.web.browse;

import org.jspecify.annotations.NullMarked;
