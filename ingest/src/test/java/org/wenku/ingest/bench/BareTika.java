package org.wenku.ingest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.RecursiveParserWrapper;
import org.apache.tika.sax.BasicContentHandlerFactory;
import org.apache.tika.sax.RecursiveParserWrapperHandler;

/**
 * The baseline of the benchmark: Tika alone, in one ordinary JVM and one thread, reading the same files with the same
 * limits and without OCR, keeping nothing.
 */
public final class BareTika {

    private static final int CHARACTERS = 5_000_000;
    private static final int MEMBERS = 2_000;

    private BareTika() {}

    /** Reads every file below the folders named. */
    public static void main(String[] folders) throws Exception {
        String config = "<properties><parsers><parser class=\"org.apache.tika.parser.DefaultParser\">"
                + "<parser-exclude class=\"org.apache.tika.parser.ocr.TesseractOCRParser\"/></parser></parsers></properties>";
        TikaConfig tika = new TikaConfig(new java.io.ByteArrayInputStream(config.getBytes("UTF-8")));
        RecursiveParserWrapper parser = new RecursiveParserWrapper(new AutoDetectParser(tika), true);
        long characters = 0;
        int files = 0;
        for (Path file : files(folders)) {
            characters += read(parser, file);
            files++;
        }
        System.out.println(files + " files, " + characters + " characters");
    }

    private static List<Path> files(String[] folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> walk = Files.walk(Path.of(folder))) {
                walk.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static long read(RecursiveParserWrapper parser, Path file) {
        RecursiveParserWrapperHandler handler = new RecursiveParserWrapperHandler(
                new BasicContentHandlerFactory(BasicContentHandlerFactory.HANDLER_TYPE.TEXT, CHARACTERS), MEMBERS);
        Metadata metadata = new Metadata();
        try (TikaInputStream in = TikaInputStream.get(file, metadata)) {
            parser.parse(in, handler, metadata, new ParseContext());
        } catch (Exception | LinkageError | StackOverflowError e) {
            // The baseline reads what it can, as the pipeline does.
            System.err.println(file.getFileName() + ": " + e);
        }
        return handler.getMetadataList().stream()
                .map(each -> each.get("X-TIKA:content"))
                .filter(text -> text != null)
                .mapToLong(String::length)
                .sum();
    }
}
