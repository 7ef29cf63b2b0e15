package org.wenku.archive.unpacking;

import java.util.Optional;
import java.util.Set;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.HeldFile;

/** The kinds of files that hold others. */
public enum Container {
    /** One message; what is attached to it becomes items beside it when it has come in. */
    MESSAGE(true, Set.of("message/rfc822", "application/vnd.ms-outlook")),
    /** Many messages; they, and what is attached to them, become items in a unit beside it when it has come in. */
    MAILBOX(true, Set.of("application/mbox", "application/vnd.ms-outlook-pst")),
    /** Files packed together; they become items in a unit beside it, when somebody asks for that. */
    PACKED(
            false,
            Set.of(
                    "application/zip",
                    "application/x-7z-compressed",
                    "application/x-rar-compressed",
                    "application/vnd.rar",
                    "application/x-tar",
                    "application/x-gtar",
                    "application/gzip",
                    "application/x-bzip2",
                    "application/x-xz"));

    private final boolean mail;
    private final Set<String> mediaTypes;

    Container(boolean mail, Set<String> mediaTypes) {
        this.mail = mail;
        this.mediaTypes = mediaTypes;
    }

    /** Whether it is mail, which is opened without anybody asking. */
    public boolean isMail() {
        return mail;
    }

    /** Whether what is in it stands in a unit of its own, and not beside it. */
    public boolean hasUnitOfItsOwn() {
        return this != MESSAGE;
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
