package org.wenku.archive.holding;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is safe in the preservation store and is to be entered in the catalogue.
 *
 * @param nameBytes the name as the donor's file system had it
 * @param name how the name reads
 * @param storedAt the logical path within the record's object in the store
 * @param technical technical metadata, a JSON object
 * @param text how its text was obtained; null when it has none
 * @param inside what stands inside it, in its order, where it is a container
 */
public record NewFile(
        UUID id,
        FileKind kind,
        byte[] nameBytes,
        String name,
        String mediaType,
        @Nullable String puid,
        long size,
        String sha256,
        String storedAt,
        JsonNode technical,
        OcrState ocrState,
        @Nullable String ocrDetail,
        @Nullable FileText text,
        List<TextPart> parts,
        List<Cue> cues,
        List<InnerFile> inside) {

    /** A file that holds no others. */
    public NewFile(
            UUID id,
            FileKind kind,
            byte[] nameBytes,
            String name,
            String mediaType,
            @Nullable String puid,
            long size,
            String sha256,
            String storedAt,
            JsonNode technical,
            OcrState ocrState,
            @Nullable String ocrDetail,
            @Nullable FileText text,
            List<TextPart> parts,
            List<Cue> cues) {
        this(
                id, kind, nameBytes, name, mediaType, puid, size, sha256, storedAt, technical, ocrState, ocrDetail,
                text, parts, cues, List.of());
    }

    public NewFile {
        requireNonNull(id, "id");
        requireNonNull(kind, "kind");
        nameBytes = nameBytes.clone();
        requireNonNull(mediaType, "mediaType");
        requireNonNull(sha256, "sha256");
        parts = List.copyOf(parts);
        cues = List.copyOf(cues);
        inside = List.copyOf(inside);
    }
}
