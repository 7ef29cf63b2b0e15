package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.jspecify.annotations.Nullable;

/** Takes the attachments out of a message that Outlook has saved (MSG); a message within it is composed anew. */
final class OutlookMessageOpening implements Opening {

    private static final int DEEPEST = 32;

    @Override
    public void open(Path container, Shelf shelf) throws IOException, ChunkNotFoundException {
        try (MAPIMessage message = new MAPIMessage(container.toFile())) {
            message.setReturnNullOnMissingChunk(true);
            int number = 0;
            for (AttachmentChunks attachment : message.getAttachmentFiles()) {
                String name = name(attachment, ++number);
                if (attachment.isEmbeddedMessage()) {
                    ComposedMessage inner = composed(attachment.getEmbeddedMessage(), 1);
                    shelf.write(letter(name), inner::to);
                } else if (attachment.getAttachData() != null) {
                    shelf.write(name, out -> out.write(attachment.getAttachData().getValue()));
                } else if (attachment.getEmbeddedAttachmentObject() != null) {
                    shelf.write(name, out -> out.write(attachment.getEmbeddedAttachmentObject()));
                } else {
                    shelf.leave(name, "ABSENT");
                }
            }
        }
    }

    private static ComposedMessage composed(MAPIMessage message, int depth) throws IOException, ChunkNotFoundException {
        message.setReturnNullOnMissingChunk(true);
        var date = message.getMessageDate();
        ComposedMessage composed = new ComposedMessage()
                .text("From", message.getDisplayFrom())
                .text("To", message.getDisplayTo())
                .text("Cc", message.getDisplayCC())
                .text("Bcc", message.getDisplayBCC())
                .text("Subject", message.getSubject())
                .date(date == null ? null : date.getTime())
                .body("plain", message.getTextBody())
                .body("html", message.getHtmlBody());
        int number = 0;
        for (AttachmentChunks attachment : message.getAttachmentFiles()) {
            String name = name(attachment, ++number);
            if (attachment.isEmbeddedMessage() && depth < DEEPEST) {
                composed.attachment(letter(name), composed(attachment.getEmbeddedMessage(), depth + 1));
            } else if (attachment.getAttachData() != null) {
                composed.attachment(name, out -> out.write(attachment.getAttachData().getValue()));
            }
        }
        return composed;
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
