package org.wenku.web.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportIT {

    @TempDir
    private Path work;

    @Test
    void killed_again_and_again_an_import_finds_every_fault_loses_nothing_doubles_nothing_and_can_be_undone()
            throws Exception {
        assertThat(ImportTrial.of(work, 3000, 28, 4, 10)).isEmpty();
    }
}
