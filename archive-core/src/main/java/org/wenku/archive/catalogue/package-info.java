/**
 * The catalogue: every unit of description in its place, with its history, in PostgreSQL.
 *
 * <p>{@link org.wenku.archive.catalogue.Catalogue} answers questions and
 * {@link org.wenku.archive.catalogue.Cataloguing} writes, each within one transaction. Both work on stateless Hibernate
 * sessions, because a run over a million units must not gather them in a session. History and the outbox of the index
 * are written by triggers, so that no path around this package escapes them.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a field of a record: a migration, the field in {@link org.wenku.archive.catalogue.CatalogueRecord} with the act
 *       that changes it, and the faces and exporters that carry it;
 *   <li>an act: one method in {@link org.wenku.archive.catalogue.Cataloguing};
 *   <li>a list: one method in {@link org.wenku.archive.catalogue.Catalogue} that pages by key.
 * </ol>
 */
@NullMarked
package org.wenku.archive.catalogue;

import org.jspecify.annotations.NullMarked;
