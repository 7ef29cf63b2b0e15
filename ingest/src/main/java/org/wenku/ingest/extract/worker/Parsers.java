package org.wenku.ingest.extract.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.xml.sax.SAXException;

/**
 * Tika as the archive wants it: nothing that starts a program, because OCR and media programs are steps of their own with
 * their own deadline and are named when they are missing.
 */
final class Parsers {

    private static final String CONFIGURATION = """
        <properties>
          <parsers>
            <parser class="org.apache.tika.parser.DefaultParser">
              <parser-exclude class="org.apache.tika.parser.ocr.TesseractOCRParser"/>
              <parser-exclude class="org.apache.tika.parser.external.CompositeExternalParser"/>
            </parser>
          </parsers>
        </properties>
        """;

    private static final Set<String> PLAIN = Set.of(
            "org.apache.tika.parser.csv.TextAndCSVParser",
            "org.apache.tika.parser.txt.TXTParser",
            "org.apache.tika.parser.code.SourceCodeParser");

    private final TikaConfig config;

    private final AutoDetectParser whole;

    private final MediaTypeRegistry registry;

    private final Map<MediaType, Parser> byType;

    private Parsers(TikaConfig config) {
        this.config = config;
        whole = new AutoDetectParser(config);
        registry = config.getMediaTypeRegistry();
        byType = ((org.apache.tika.parser.CompositeParser) config.getParser()).getParsers(new ParseContext());
    }

    static Parsers load() {
        try {
            return new Parsers(
                    new TikaConfig(new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.UTF_8))));
        } catch (TikaException | IOException | SAXException e) {
            throw new IllegalStateException("Tika cannot be configured", e);
        }
    }

    /** The parser that looks at the document and chooses another. */
    AutoDetectParser whole() {
        return whole;
    }

    /** Whether documents of this type are nothing but text, to be kept to the letter. */
    boolean isPlainText(MediaType type) {
        MediaType at = registry.normalize(type.getBaseType());
        while (at != null && !at.equals(MediaType.OCTET_STREAM)) {
            Parser parser = byType.get(at);
            if (parser != null) {
                return PLAIN.contains(innermost(parser).getClass().getName());
            }
            at = registry.getSupertype(at);
        }
        return false;
    }

    private static Parser innermost(Parser parser) {
        Parser at = parser;
        while (at instanceof org.apache.tika.parser.ParserDecorator decorator) {
            at = decorator.getWrappedParser();
        }
        return at;
    }

    /**
     * What is set for every parse, of the document itself and of its members.
     *
     * @param large whether the document is too large to be held in memory as a whole
     */
    ParseContext context(boolean large) {
        ParseContext context = new ParseContext();
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        context.set(PDFParserConfig.class, pdf);
        context.set(Parser.class, whole);
        // Because a parser that looks into members makes the default configuration anew where it finds none here, which
        // starts every program that Tika knows, only to see whether it is installed.
        context.set(TikaConfig.class, config);
        OfficeParserConfig office = new OfficeParserConfig();
        // Read as a stream, a document of any length meets the limit on text before the limit on memory; but comments
        // are
        // then lost, so this is for large ones only.
        office.setUseSAXDocxExtractor(large);
        office.setUseSAXPptxExtractor(large);
        context.set(OfficeParserConfig.class, office);
        return context;
    }
}
