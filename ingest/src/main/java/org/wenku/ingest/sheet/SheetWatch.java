package org.wenku.ingest.sheet;

import org.wenku.archive.catalogue.Cataloguing;

/** Is told how an import goes on, and may stop it between two lots. */
public interface SheetWatch {

    /** Rows are done; what this says of entered rows is on disk and committed. */
    void at(SheetImport.Phase phase, long done, long total);

    /** Whether to stop soon. */
    default boolean mustStop() {
        return false;
    }

    /** Is called within each transaction before anything is written, and may throw to leave it. */
    default void hold(Cataloguing unused) {}
}
