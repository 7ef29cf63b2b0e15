package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.wenku.ingest.extract.wire.Frame;

/** A way to look into a kind of container. */
@FunctionalInterface
interface Opening {

    /**
     * Tells the inventory of every file in the container, in the order of the container. What cannot be taken out by itself
     * is named; what makes everything that would follow unreadable is thrown.
     */
    void open(Path container, Inventory inventory) throws Exception;

    /** Answers a request to take a container apart. */
    static Reading.End answer(Frame request, OutputStream answers) throws Exception {
        Path container = Path.of(request.text());
        String mediaType = request.text();
        String name = request.text();
        Path folder = Path.of(request.text());
        String defaultCharset = request.text();
        Shelf shelf = new Shelf(folder, answers, request.number(), request.number());
        of(mediaType, name, defaultCharset)
                .orElseThrow(() -> new IOException("nothing is known that takes " + mediaType + " apart"))
                .open(container, shelf);
        return new Reading.End(Ending.READ, "", false);
    }

    /**
     * The opening for containers of this type; empty for what is none.
     *
     * @param name of the container, for what says no name of what is in it
     * @param defaultCharset of names that say nothing of their charset
     */
    static Optional<Opening> of(String mediaType, String name, String defaultCharset) {
        return Optional.ofNullable(
                switch (mediaType) {
                    case "application/zip" -> new ZipOpening(defaultCharset);
                    case "application/x-7z-compressed" -> new SevenZipOpening();
                    case "application/x-rar-compressed", "application/vnd.rar" -> new RarOpening(defaultCharset);
                    case "application/x-tar",
                            "application/x-gtar",
                            "application/gzip",
                            "application/x-bzip2",
                            "application/x-xz" -> new TarOpening(name, defaultCharset);
                    case "message/rfc822" -> new MessageOpening(Letter.Around.NOTHING);
                    case "application/vnd.ms-outlook" -> new OutlookMessageOpening();
                    case "application/mbox" -> new MboxOpening();
                    case "application/vnd.ms-outlook-pst" -> new OutlookStoreOpening();
                    default -> null;
                });
    }
}
