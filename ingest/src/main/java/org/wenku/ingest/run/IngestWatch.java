package org.wenku.ingest.run;

import java.nio.file.Path;

/** Is told how a run goes on. Called from one thread at a time. */
public interface IngestWatch {

    /** For who wants to know only how the run ended. */
    IngestWatch NOBODY = new IngestWatch() {
        @Override
        public void found(Path path, long bytes) {
            // Nobody watches.
        }

        @Override
        public void ended(Path path, long bytes, IngestOutcome outcome) {
            // Nobody watches.
        }
    };

    /** A file was found; it will end in an outcome. */
    void found(Path path, long bytes);

    /** A file has ended; everything that this outcome says is on disk and committed. */
    void ended(Path path, long bytes, IngestOutcome outcome);
}
