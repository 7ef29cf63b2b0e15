package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.wenku.ingest.extract.wire.Frame;

/** A way to take a kind of container apart. */
@FunctionalInterface
interface Opening {

    /**
     * Puts everything that is in the container on the shelf. What cannot be taken out by itself is named there; what
     * makes the whole unreadable is thrown.
     */
    void open(Path container, Shelf shelf) throws Exception;

    /** Answers a request to take a container apart. */
    static Reading.End answer(Frame request, OutputStream answers) throws Exception {
        Path container = Path.of(request.text());
        String mediaType = request.text();
        String name = request.text();
        Path folder = Path.of(request.text());
        String defaultCharset = request.text();
        Shelf shelf = new Shelf(folder, answers, request.number(), request.number());
        of(mediaType, name, defaultCharset).open(container, shelf);
        return new Reading.End(Ending.READ, "", false);
    }

    private static Opening of(String mediaType, String name, String defaultCharset) throws IOException {
        return switch (mediaType) {
            case "application/zip" -> new ZipOpening(defaultCharset);
            case "application/x-7z-compressed" -> new SevenZipOpening();
            case "application/x-rar-compressed", "application/vnd.rar" -> new RarOpening();
            case "application/x-tar", "application/x-gtar", "application/gzip", "application/x-bzip2", "application/x-xz" ->
                new TarOpening(name, defaultCharset);
            case "application/mbox" -> new MboxOpening();
            case "message/rfc822" -> new MessageOpening();
            case "application/vnd.ms-outlook" -> new OutlookMessageOpening();
            case "application/vnd.ms-outlook-pst" -> new OutlookStoreOpening();
            default -> throw new IOException("nothing is known that takes " + mediaType + " apart");
        };
    }
}
