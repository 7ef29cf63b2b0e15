package org.wenku.archive.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** What a list shows of a record, stored in one piece as an index card. */
record Card(
        UUID id,
        String title,
        String referenceCode,
        String level,
        @Nullable UUID fonds,
        String date,
        String access,
        boolean visible,
        long modified) {
    private static final int LONGEST = 2_000;

    static Card of(IndexedRecord record) {
        return new Card(
                record.id(),
                record.title(),
                record.referenceCode(),
                record.level(),
                record.fonds(),
                record.date(),
                record.access(),
                record.visible(),
                record.modified().toEpochMilli());
    }

    static void store(String field, Card card, Consumer<IndexableField> document) {
        document.accept(new StoredField(field, new BytesRef(card.bytes())));
    }

    Hit hit(List<Snippet> snippets) {
        return new Hit(id, title, referenceCode, level, fonds, date, access, visible, snippets);
    }

    private byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(200);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, id);
            for (String text : new String[] {title, referenceCode, level, date, access}) {
                out.writeUTF(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
            }
            out.writeBoolean(visible);
            out.writeLong(modified);
            out.writeBoolean(fonds != null);
            if (fonds != null) {
                write(out, fonds);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Card read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            UUID id = uuid(in);
            String title = in.readUTF();
            String reference = in.readUTF();
            String level = in.readUTF();
            String date = in.readUTF();
            String access = in.readUTF();
            boolean visible = in.readBoolean();
            long modified = in.readLong();
            UUID fonds = in.readBoolean() ? uuid(in) : null;
            return new Card(id, title, reference, level, fonds, date, access, visible, modified);
        }
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }
}
