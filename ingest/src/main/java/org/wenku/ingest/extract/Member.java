package org.wenku.ingest.extract;

import static java.util.Objects.requireNonNull;

/**
 * A document inside a document: an attachment, a member of an archive, a picture.
 *
 * @param path its name within the document, with those of the members around it
 * @param mediaType what it was found to be
 * @param problem why it could not be read; empty when it could
 */
public record Member(String path, String mediaType, String problem) {

    public Member {
        requireNonNull(path, "path");
        requireNonNull(mediaType, "mediaType");
        requireNonNull(problem, "problem");
    }
}
