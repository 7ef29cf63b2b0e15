/**
 * Authorities: the people, bodies, families, subjects and places that descriptions name, each once, with all their names in
 * both scripts and in other languages. A statement that names one carries its address
 * ({@link org.wenku.archive.authority.AuthorityAddress}) beside the text that people read; the text stays as it was written
 * when the authority is corrected, and the index knows all the names.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>kind of authority: a constant in {@link org.wenku.archive.authority.AuthorityKind}, the check of the table in a new
 *       migration, its words {@code authority.kind.<NAME>} and the elements that pick it in archive-web;
 *   <li>use of a name: a constant in {@link org.wenku.archive.authority.NameUse} and its words {@code authority.use.<NAME>};
 *   <li>fact about an authority: a part of {@link org.wenku.archive.authority.AuthorityEntry}, a column in a new migration,
 *       and the form in archive-web.
 * </ol>
 */
@NullMarked
package org.wenku.archive.authority;

import org.jspecify.annotations.NullMarked;
