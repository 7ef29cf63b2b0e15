package org.wenku.ingest.extract.worker;

import com.pff.PSTAttachment;
import com.pff.PSTException;
import com.pff.PSTFile;
import com.pff.PSTFolder;
import com.pff.PSTMessage;
import com.pff.PSTObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes an Outlook store (PST) apart into its messages, in its folders. A store keeps no message as it went over the
 * network, so each is composed anew from what the store says of it; the store itself is kept.
 */
final class OutlookStoreOpening implements Opening {

    private static final int DEEPEST = 32;

    private int number;

    @Override
    public void open(Path container, Inventory inventory) throws Exception {
        PSTFile store = new PSTFile(container.toFile());
        try {
            folder(store.getRootFolder(), "", 0, inventory);
        } finally {
            store.getFileHandle().close();
        }
    }

    private void folder(PSTFolder folder, String path, int depth, Inventory inventory) throws Exception {
        if (folder.getContentCount() > 0) {
            for (PSTObject child = folder.getNextChild(); child != null; child = folder.getNextChild()) {
                if (child instanceof PSTMessage message) {
                    String name = path + "%05d.eml".formatted(++number);
                    Letter.put(
                            inventory,
                            Letter.Around.NOTHING,
                            name,
                            out -> composed(message, 0).to(out));
                }
            }
        }
        if (depth < DEEPEST && folder.hasSubfolders()) {
            for (PSTFolder inner : folder.getSubFolders()) {
                String name = inner.getDisplayName().replace('/', '-');
                folder(inner, path + (name.isBlank() ? "-" : name) + "/", depth + 1, inventory);
            }
        }
    }

    private static ComposedMessage composed(PSTMessage message, int depth) throws PSTException, IOException {
        ComposedMessage composed = new ComposedMessage()
                .address("From", message.getSenderName(), message.getSenderEmailAddress())
                .text("To", message.getDisplayTo())
                .text("Cc", message.getDisplayCC())
                .text("Bcc", message.getDisplayBCC())
                .text("Subject", message.getSubject())
                .date(sent(message))
                .id("Message-ID", message.getInternetMessageId())
                .id("In-Reply-To", message.getInReplyToId())
                .body("plain", message.getBody())
                .body("html", message.getBodyHTML());
        for (int i = 0; i < message.getNumberOfAttachments(); i++) {
            PSTAttachment attachment = message.getAttachment(i);
            String name = name(attachment, i + 1);
            PSTMessage inner = depth < Letter.DEEPEST ? attachment.getEmbeddedPSTMessage() : null;
            if (inner == null) {
                composed.attachment(name, out -> {
                    try (var in = attachment.getFileInputStream()) {
                        in.transferTo(out);
                    }
                });
            } else {
                composed.attachment(
                        name.toLowerCase(Locale.ROOT).endsWith(".eml") ? name : name + ".eml",
                        composed(inner, depth + 1));
            }
        }
        return composed;
    }

    private static @Nullable Instant sent(PSTMessage message) {
        var time = message.getClientSubmitTime() == null
                ? message.getMessageDeliveryTime()
                : message.getClientSubmitTime();
        // Asked for the milliseconds alone, because the library tells time by a class that we do not.
        return time == null ? null : Instant.ofEpochMilli(Long.parseLong("%tQ".formatted(time)));
    }

    private static String name(PSTAttachment attachment, int number) {
        String name = first(attachment.getLongFilename(), attachment.getFilename());
        return name == null ? "attachment " + number : name.replace('/', '-').replace('\\', '-');
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null || one.isBlank() ? other == null || other.isBlank() ? null : other : one;
    }
}
