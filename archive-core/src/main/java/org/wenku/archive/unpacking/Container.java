package org.wenku.archive.unpacking;

import java.util.Optional;
import java.util.Set;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.HeldFile;

/** The kinds of files that hold others. */
public enum Container {
    /** Files packed together; they become items in a unit beside it, when somebody asks for that. */
    PACKED(Set.of(
            "application/zip",
            "application/x-7z-compressed",
            "application/x-rar-compressed",
            "application/vnd.rar",
            "application/x-tar",
            "application/x-gtar",
            "application/gzip",
            "application/x-bzip2",
            "application/x-xz"));

    private final Set<String> mediaTypes;

    Container(Set<String> mediaTypes) {
        this.mediaTypes = mediaTypes;
    }

    /** The kind of container that files of this media type are; empty when they hold no others. */
    public static Optional<Container> of(String mediaType) {
        for (Container kind : values()) {
            if (kind.mediaTypes.contains(mediaType)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The kind of container that this file is; only originals are. */
    public static Optional<Container> of(HeldFile file) {
        return file.kind() == FileKind.ORIGINAL ? of(file.mediaType()) : Optional.empty();
    }
}
