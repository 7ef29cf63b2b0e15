package org.wenku.ingest.extract.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.io.input.CloseShieldInputStream;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** The reading of one document and of everything inside it. */
final class Reading {

    /** How a reading ended, why, and whether text is missing at its end. */
    record End(Ending ending, String cause, boolean cutOff) {

        static End of(Throwable failure, String hidden) {
            Ending ending = Ending.of(failure);
            return new End(ending, sentence(failure, hidden), ending == Ending.READ);
        }

        private static String sentence(Throwable failure, String hidden) {
            Throwable root = failure;
            for (int i = 0; i < 30 && root.getCause() != null; i++) {
                root = root.getCause();
            }
            String message = root.getMessage() == null ? "" : ": " + root.getMessage();
            String whole = root.getClass().getSimpleName() + message.replaceAll("\\s+", " ");
            String shown = hidden.isEmpty() ? whole : whole.replace(hidden, "the file");
            return shown.length() > 300 ? shown.substring(0, 300) : shown;
        }
    }

    private static final Set<String> MAIL = Set.of("message/rfc822", "application/vnd.ms-outlook");

    private static final Set<String> MAILBOXES = Set.of("application/mbox", "application/vnd.ms-outlook-pst");

    private static final long LARGE_OFFICE = 30L << 20;

    private final Parsers parsers;

    private final Output output;

    private final String name;

    private final String defaultCharset;

    private int embeddedDepth;

    private int membersRead;

    Reading(Parsers parsers, Output output, String name, String defaultCharset) {
        this.parsers = parsers;
        this.output = output;
        this.name = name;
        this.defaultCharset = defaultCharset;
    }

    End read(Path file) throws IOException {
        if (Files.size(file) == 0) {
            return new End(Ending.EMPTY, "", false);
        }
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        PartsHandler handler = new PartsHandler(output, "");
        End end;
        try (TikaInputStream in = TikaInputStream.get(file, metadata)) {
            end = parse(in, file, handler, metadata);
        } catch (OutOfMemoryError | LinkageError e) {
            throw e;
        } catch (Throwable e) {
            end = End.of(e, file.toString());
        }
        handler.finish();
        language(handler.sample());
        describe(metadata);
        return end;
    }

    private End parse(TikaInputStream in, Path file, PartsHandler handler, Metadata metadata)
            throws IOException, TikaException, SAXException {
        // The name Tika is given comes from the depositor; the type found here is handed on, so it is found only once.
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        MediaType type = parsers.whole().getDetector().detect(in, metadata);
        output.type(type.toString());
        metadata.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, type.toString());
        if (parsers.isPlainText(type) || type.equals(MediaType.OCTET_STREAM)) {
            PlainText text = PlainText.of(file, defaultCharset);
            if (text.isLikely() && (text.isCertain() || !type.equals(MediaType.OCTET_STREAM))) {
                output.type(type.equals(MediaType.OCTET_STREAM) ? "text/plain" : type.toString());
                language(text.send(output));
                return new End(Ending.READ, "", output.full());
            }
            // The name says text, the bytes do not.
            output.type(MediaType.OCTET_STREAM.toString());
            return new End(Ending.READ, "", false);
        }
        list(type, file);
        ParseContext context = parsers.context(isLargeOffice(type, file));
        context.set(
                EmbeddedDocumentExtractor.class,
                new Members(context, MAIL.contains(type.getBaseType().toString()) ? handler : null));
        parsers.whole().parse(in, handler, metadata, context);
        boolean locked = membersRead == 0 && saysEncrypted(metadata);
        return new End(locked ? Ending.ENCRYPTED : Ending.READ, "", output.full());
    }

    /** Lists what stands inside a container. What goes wrong here does not keep its text from being read. */
    private void list(MediaType type, Path file) throws IOException {
        String base = type.getBaseType().toString();
        Optional<Opening> opening = Opening.of(base, name, defaultCharset);
        // A mailbox is opened right after it has come in, and then listed too.
        if (opening.isPresent() && !MAILBOXES.contains(base)) {
            try {
                opening.get().open(file, output.inventory());
            } catch (Exception | StackOverflowError e) {
                output.unlisted(End.of(e, file.toString()));
            }
        }
    }

    private static boolean isLargeOffice(MediaType type, Path file) {
        if (!type.toString().contains("openxmlformats")) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream()
                            .mapToLong(ZipEntry::getSize)
                            .filter(size -> size > 0)
                            .sum()
                    > LARGE_OFFICE;
        } catch (IOException e) {
            // Damaged; the parser will say how.
            return false;
        }
    }

    private void language(CharSequence sample) throws IOException {
        // Chinese and Japanese are told by their characters, in the parent; the model is only asked about the rest.
        if (sample.length() >= 25 && LanguageGuess.isNeeded(sample)) {
            Optional<LanguageGuess.Guess> found = LanguageGuess.of(sample);
            if (found.isPresent()) {
                output.language(found.get().code(), found.get().lead());
            }
        }
    }

    private static boolean saysEncrypted(Metadata metadata) {
        return Arrays.stream(metadata.names())
                .filter(n -> n.startsWith("X-TIKA:EXCEPTION"))
                .flatMap(n -> Arrays.stream(metadata.getValues(n)))
                .anyMatch(v -> v.contains(EncryptedDocumentException.class.getSimpleName())
                        || v.contains("feature encryption"));
    }

    private void describe(Metadata metadata) throws IOException {
        for (String field : metadata.names()) {
            if (!field.startsWith("X-TIKA:Parsed-By")) {
                for (String value : metadata.getValues(field)) {
                    output.field(field, value);
                }
            }
        }
    }

    /** Reads what stands inside a document: attachments, members of archives, pictures. */
    private final class Members implements EmbeddedDocumentExtractor {

        private final ParseContext context;

        private final @Nullable PartsHandler letter;

        private String path = "";

        /**
         * Reads what stands inside a document.
         *
         * @param letter where the text of a message goes, which is to come before what is attached to it; null for others,
         *     because theirs would fall to pieces at every picture
         */
        Members(ParseContext context, @Nullable PartsHandler letter) {
            this.context = context;
            this.letter = letter;
        }

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return output.admits(embeddedDepth + 1);
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler outer, Metadata metadata, boolean outputHtml)
                throws SAXException, IOException {
            if (letter != null && embeddedDepth == 0) {
                letter.finish();
            }
            String above = path;
            path = above + (above.isEmpty() ? "" : "/") + nameOf(metadata);
            PartsHandler handler = new PartsHandler(output, path);
            embeddedDepth++;
            String problem = "";
            try (TemporaryResources temporary = new TemporaryResources()) {
                parsers.whole()
                        .parse(
                                TikaInputStream.get(CloseShieldInputStream.wrap(stream), temporary, metadata),
                                handler,
                                metadata,
                                context);
                membersRead++;
            } catch (Exception | StackOverflowError e) {
                problem = problemOf(e);
            } finally {
                embeddedDepth--;
                handler.finish();
                output.member(path, typeOf(metadata), problem);
                path = above;
            }
        }

        // A member that cannot be read is noted and the next one is tried; a limit ends the whole reading.
        private String problemOf(Throwable failure) throws SAXException {
            if (WriteLimitReachedException.isWriteLimitReached(failure) || output.full()) {
                throw new WriteLimitReachedException(0);
            }
            End end = End.of(failure, "");
            if (end.ending() == Ending.TOO_DEEP || end.ending() == Ending.TOO_LARGE) {
                throw new SAXException(new TikaException("zip bomb in " + path + ": " + end.cause()));
            }
            return end.cause();
        }

        private String nameOf(Metadata metadata) {
            String own = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
            return own == null || own.isBlank() ? "#" + (membersRead + 1) : own;
        }

        private String typeOf(Metadata metadata) {
            String type = metadata.get(HttpHeaders.CONTENT_TYPE);
            return type == null ? "application/octet-stream" : type;
        }
    }
}
