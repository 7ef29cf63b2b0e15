package org.wenku.archive.holding;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A digital file that the archive holds as part of a unit of description. */
@Entity
@Table(name = "file")
public class HeldFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Id
    private UUID id;

    @Column(name = "record_id")
    private UUID recordId;

    @Column(name = "fonds_id")
    private UUID fondsId;

    private int ordinal;

    @Enumerated(EnumType.STRING)
    private FileKind kind;

    @Column(name = "name_bytes")
    private byte[] nameBytes;

    private String name;

    @Column(name = "media_type")
    private String mediaType;

    private @Nullable String puid;

    private long size;

    private String sha256;

    @Column(name = "stored_at")
    private String storedAt;

    @ColumnTransformer(write = "?::jsonb")
    private String technical;

    @Enumerated(EnumType.STRING)
    @Column(name = "ocr_state")
    private OcrState ocrState;

    @Column(name = "ocr_detail")
    private @Nullable String ocrDetail;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected HeldFile() {}

    /** Enters a stored file at the given place among the files of a record. */
    public HeldFile(NewFile file, UUID recordId, UUID fondsId, int ordinal, Instant at) {
        this.id = file.id();
        this.recordId = requireNonNull(recordId);
        this.fondsId = requireNonNull(fondsId);
        this.ordinal = ordinal;
        this.kind = file.kind();
        this.nameBytes = file.nameBytes();
        this.name = file.name();
        this.mediaType = file.mediaType();
        this.puid = file.puid();
        this.size = file.size();
        this.sha256 = file.sha256();
        this.storedAt = file.storedAt();
        this.technical = file.technical().toString();
        this.ocrState = file.ocrState();
        this.ocrDetail = file.ocrDetail();
        this.createdAt = requireNonNull(at);
    }

    /** Notes how the reading of this picture of text ended. */
    public void readByOcr(OcrState state, @Nullable String detail) {
        this.ocrState = requireNonNull(state);
        this.ocrDetail = detail;
    }

    public UUID id() {
        return id;
    }

    public UUID recordId() {
        return recordId;
    }

    public UUID fondsId() {
        return fondsId;
    }

    /** The place among the files of the record, counted from 1. */
    public int ordinal() {
        return ordinal;
    }

    public FileKind kind() {
        return kind;
    }

    /** The original name, byte for byte. */
    public byte[] nameBytes() {
        return nameBytes.clone();
    }

    /** How the original name reads. */
    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The PRONOM identifier of the format, where it is known. */
    public Optional<String> puid() {
        return Optional.ofNullable(puid);
    }

    /** Bytes. */
    public long size() {
        return size;
    }

    /** The SHA-256 of the bytes as received, 64 hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** The logical path within the record's object in the preservation store. */
    public String storedAt() {
        return storedAt;
    }

    /** Technical metadata, a JSON object. */
    public JsonNode technical() {
        try {
            return JSON.readTree(technical);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the technical metadata of file " + id + " are not JSON", e);
        }
    }

    public OcrState ocrState() {
        return ocrState;
    }

    /** What the reader of pictures said about it, for the archivist. */
    public Optional<String> ocrDetail() {
        return Optional.ofNullable(ocrDetail);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
