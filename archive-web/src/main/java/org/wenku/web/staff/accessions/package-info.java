/**
 * The accession register and the batches: what was received from whom, what was brought in for it, and taking a whole
 * batch back.
 *
 * <h2>To add another</h2>
 *
 * <ol>
 *   <li>field of the register: {@link org.wenku.archive.accession.NewAccession}, the form, the page and the JSON;
 *   <li>reason why a batch cannot be undone: {@link org.wenku.archive.accession.Hindrance}; this page shows it by itself.
 * </ol>
 */
@NullMarked
package org.wenku.web.staff.accessions;

import org.jspecify.annotations.NullMarked;
