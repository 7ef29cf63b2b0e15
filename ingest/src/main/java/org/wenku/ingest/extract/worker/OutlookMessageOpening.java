package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.poi.hsmf.datatypes.PropertyValue;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.jspecify.annotations.Nullable;

/** Opens a message that Outlook has saved (MSG); a message within it is composed anew. */
final class OutlookMessageOpening implements Opening {

    /** From 1601, where the clock of Windows begins, to 1970, in units of 100 ns. */
    private static final long TO_THE_EPOCH = 116_444_736_000_000_000L;

    private static final int UNITS_A_MILLISECOND = 10_000;

    @Override
    public void open(Path container, Inventory inventory) throws Exception {
        try (MAPIMessage message = new MAPIMessage(container.toFile())) {
            message.setReturnNullOnMissingChunk(true);
            int number = 0;
            for (AttachmentChunks attachment : message.getAttachmentFiles()) {
                take(attachment, name(attachment, ++number), inventory);
            }
        }
    }

    private static void take(AttachmentChunks attachment, String name, Inventory inventory) throws Exception {
        byte[] bytes = bytes(attachment);
        if (attachment.isEmbeddedMessage()) {
            ComposedMessage inner = composed(attachment.getEmbeddedMessage(), 1);
            Letter.put(inventory, Letter.Around.NOTHING, letter(name), inner::to);
        } else if (bytes != null) {
            inventory.put(new Inner(name, bytes.length, "", -1, 0), out -> out.write(bytes));
        } else {
            inventory.leave(Inner.named(name), "DAMAGED", "it is only named, and its bytes are not inside");
        }
    }

    private static byte @Nullable [] bytes(AttachmentChunks attachment) {
        return attachment.getAttachData() != null
                ? attachment.getAttachData().getValue()
                : attachment.getEmbeddedAttachmentObject();
    }

    private static ComposedMessage composed(MAPIMessage message, int depth) throws IOException, ChunkNotFoundException {
        message.setReturnNullOnMissingChunk(true);
        ComposedMessage composed = new ComposedMessage()
                .text("From", message.getDisplayFrom())
                .text("To", message.getDisplayTo())
                .text("Cc", message.getDisplayCC())
                .text("Bcc", message.getDisplayBCC())
                .text("Subject", message.getSubject())
                .id("Message-ID", said(message.getMainChunks().getMessageId()))
                .date(sent(message))
                .body("plain", message.getTextBody())
                .body("html", message.getHtmlBody());
        int number = 0;
        for (AttachmentChunks attachment : message.getAttachmentFiles()) {
            String name = name(attachment, ++number);
            byte[] bytes = bytes(attachment);
            if (attachment.isEmbeddedMessage() && depth < Letter.DEEPEST) {
                composed.attachment(letter(name), composed(attachment.getEmbeddedMessage(), depth + 1));
            } else if (bytes != null) {
                composed.attachment(name, out -> out.write(bytes));
            }
        }
        return composed;
    }

    /** When it was sent, read from the bytes, because the library gives it in a form that knows no more than they do. */
    private static @Nullable Instant sent(MAPIMessage message) {
        List<PropertyValue> values = message.getMainChunks().getProperties().get(MAPIProperty.CLIENT_SUBMIT_TIME);
        if (values == null || values.isEmpty() || values.get(0).getRawValue().length < Long.BYTES) {
            return null;
        }
        long units = ByteBuffer.wrap(values.get(0).getRawValue())
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        return units <= 0 ? null : Instant.ofEpochMilli((units - TO_THE_EPOCH) / UNITS_A_MILLISECOND);
    }

    private static String letter(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".eml") ? name : name.replaceFirst("(?i)\\.msg$", "") + ".eml";
    }

    private static String name(AttachmentChunks attachment, int number) {
        String name = said(attachment.getAttachLongFileName());
        name = name == null ? said(attachment.getAttachFileName()) : name;
        name = name == null ? said(attachment.getAttachDisplayName()) : name;
        return name == null ? "attachment " + number : name.replace('/', '-').replace('\\', '-');
    }

    private static @Nullable String said(@Nullable StringChunk chunk) {
        return chunk == null || chunk.getValue() == null || chunk.getValue().isBlank() ? null : chunk.getValue();
    }
}
