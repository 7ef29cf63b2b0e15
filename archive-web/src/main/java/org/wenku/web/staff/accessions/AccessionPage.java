package org.wenku.web.staff.accessions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.accession.Accession;
import org.wenku.web.page.Frame;

/** One accession with its batches. */
public record AccessionPage(
        Frame frame,
        Accession accession,
        List<BatchLine> batches,
        @Nullable String next) {
    public AccessionPage {
        batches = List.copyOf(batches);
    }
}
