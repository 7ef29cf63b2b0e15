/**
 * The finding aid: what of every record can be searched, and how a query of a person is read, answered and shown.
 *
 * <p>{@link org.wenku.archive.search.SearchIndex} is the door. The index is fed {@link
 * org.wenku.archive.search.IndexedRecord}s from the outbox through Hibernate Search's standalone mapper and searched
 * in one pass over Lucene: hits, total, facets. Words become terms in {@code ArchiveAnalyzer}, the same way for
 * records and queries; snippets are cut from stored pieces by the offsets in the index.
 *
 * <h2>To add another</h2>
 *
 * <ul>
 *   <li><b>field that is searched</b>: a component of {@code IndexedRecord}; a name in {@code Fields} with its weight,
 *       in the lists of who may search it; a line in {@code RecordBinder.texts}; if it is to be shown in snippets, a
 *       line in {@code Snippets.all}. Raise {@code Fields.SCHEMA}: the index is then rebuilt at the next start.
 *   <li><b>facet</b>: a constant of {@link org.wenku.archive.search.Facet}; the compiler then asks for its values in
 *       {@code RecordBinder.valuesOf}. Raise {@code Fields.SCHEMA}.
 *   <li><b>order</b>: a constant of {@link org.wenku.archive.search.SortOrder} on a field of one sortable key, in
 *       {@code RecordBinder.bind}. Raise {@code Fields.SCHEMA}.
 *   <li><b>folding of characters</b>: a pair in {@code CharacterFolding}. Raise {@code Fields.SCHEMA}.
 * </ul>
 */
@NullMarked
package org.wenku.archive.search;

import org.jspecify.annotations.NullMarked;
