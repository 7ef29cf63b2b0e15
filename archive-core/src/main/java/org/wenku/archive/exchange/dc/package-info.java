/**
 * Dublin Core as XML: the simple form of OAI-PMH ({@code oai_dc}), and a form in DCMI Metadata Terms that keeps all that
 * is known, for the preservation copy.
 *
 * <p>StAX and not JAXB, because the element names are the terms themselves: binding would be fifty classes for one idea.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>a term: nothing; both forms follow {@link org.wenku.archive.description.Term};
 *   <li>something that is kept about a statement: an attribute in {@code QualifiedStatement}, written and read there.
 * </ol>
 */
@NullMarked
package org.wenku.archive.exchange.dc;

import org.jspecify.annotations.NullMarked;
