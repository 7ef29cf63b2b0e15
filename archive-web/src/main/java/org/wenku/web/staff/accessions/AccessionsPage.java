package org.wenku.web.staff.accessions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.accession.Accession;
import org.wenku.web.page.Frame;

/**
 * A page of the register.
 *
 * @param batches the newest batches of all
 * @param next where the next page begins; null on the last
 */
public record AccessionsPage(
        Frame frame,
        List<Accession> accessions,
        List<BatchLine> batches,
        @Nullable String next) {
    public AccessionsPage {
        accessions = List.copyOf(accessions);
        batches = List.copyOf(batches);
    }
}
