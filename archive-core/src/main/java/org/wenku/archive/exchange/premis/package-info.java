/**
 * PREMIS 3.0: what a file is and what has happened to it, for the preservation copy
 * (http://www.loc.gov/standards/premis/v3/).
 *
 * <p>{@link org.wenku.archive.exchange.premis.PremisXml} takes the records beside it; the classes bound to the schema are
 * package-private and hold only the units we write, in the order of the schema.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a kind of event: one constant in {@link org.wenku.archive.exchange.premis.PremisEvent.Kind}, in the words of the
 *       vocabulary it names;
 *   <li>a semantic unit: a component of one of the records, a field in {@code Premis} at its place in the schema, and a
 *       line in {@code PremisXml}; then write the golden file anew.
 * </ol>
 */
@NullMarked
package org.wenku.archive.exchange.premis;

import org.jspecify.annotations.NullMarked;
