package org.wenku.web.file;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.rendition.RenditionKind;

/**
 * Which copy readers get in the place of an original that no browser shows: the office document as PDF, the old recording
 * in a form that plays. The staff gets the original.
 */
public final class AccessCopy {

    private static final List<RenditionKind> COPIES = List.of(RenditionKind.PDF, RenditionKind.WEB_COPY);

    private AccessCopy() {}

    /**
     * The kind of copy that stands for this file before this reader; nothing where the file itself is handed out.
     *
     * @param made whether there is a rendition of a kind
     */
    public static Optional<RenditionKind> of(HeldFile file, Reader reader, Predicate<RenditionKind> made) {
        boolean itself = file.kind() != FileKind.ORIGINAL
                || Inert.isShown(file.mediaType())
                || reader.holds(Right.SEE_DRAFTS, file.fondsId());
        return itself ? Optional.empty() : COPIES.stream().filter(made).findFirst();
    }
}
