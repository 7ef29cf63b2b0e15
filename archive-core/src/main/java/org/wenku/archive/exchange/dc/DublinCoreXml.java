package org.wenku.archive.exchange.dc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.archive.exchange.MalformedDocument;
import org.wenku.archive.exchange.XmlText;

/**
 * Turns statements into Dublin Core documents and back. Whatever characters the values hold, the document is well formed:
 * those that XML cannot say become U+FFFD.
 */
public final class DublinCoreXml {

    /** The namespace of {@code oai_dc} (OAI-PMH 2.0, section 5). */
    public static final String OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/";

    /** The namespace of the fifteen elements. */
    public static final String ELEMENTS = "http://purl.org/dc/elements/1.1/";

    /** The namespace of DCMI Metadata Terms. */
    public static final String TERMS = "http://purl.org/dc/terms/";

    // xs:language; a tag that is not one would make the document invalid, and says nothing.
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");

    private static final XMLOutputFactory OUT = XMLOutputFactory.newDefaultFactory();
    private static final XMLInputFactory IN = safeInput();

    private DublinCoreXml() {}

    /**
     * The statements as {@code oai_dc}: refinements are written as the element they refine, terms that refine none of the
     * fifteen are left out, and what then says the same twice is said once.
     *
     * @param identifier the identifier of what is described, written first
     */
    public static byte[] simple(List<Statement> statements, String identifier) {
        return document(xml -> writeSimple(xml, statements, identifier));
    }

    /**
     * Writes the {@code oai_dc:dc} element into a larger document, such as an answer of OAI-PMH. Every namespace it uses
     * is declared on it.
     */
    public static void writeSimple(XMLStreamWriter xml, List<Statement> statements, String identifier)
            throws XMLStreamException {
        xml.writeStartElement("oai_dc", "dc", OAI_DC);
        xml.writeNamespace("oai_dc", OAI_DC);
        xml.writeNamespace("dc", ELEMENTS);
        xml.writeNamespace("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
        xml.writeAttribute(
                "xsi",
                XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI,
                "schemaLocation",
                OAI_DC + " http://www.openarchives.org/OAI/2.0/oai_dc.xsd");
        for (Element element : elements(statements, identifier)) {
            xml.writeCharacters("\n  ");
            xml.writeStartElement("dc", element.name(), ELEMENTS);
            writeLanguage(xml, element.language());
            writeText(xml, element.value());
            xml.writeEndElement();
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    /**
     * The statements as DCMI Metadata Terms, each with where it came from, its authority and its date in EDTF, so that
     * {@link #read} gives the same statements back.
     *
     * @param identifier the identifier of what is described
     */
    public static byte[] qualified(List<Statement> statements, String identifier) {
        return document(xml -> writeQualified(xml, statements, identifier));
    }

    private static void writeQualified(XMLStreamWriter xml, List<Statement> statements, String identifier)
            throws XMLStreamException {
        xml.writeStartElement(QualifiedStatement.PREFIX, "record", QualifiedStatement.NAMESPACE);
        xml.writeNamespace(QualifiedStatement.PREFIX, QualifiedStatement.NAMESPACE);
        xml.writeNamespace("dcterms", TERMS);
        xml.writeAttribute("about", XmlText.legal(identifier));
        for (Statement statement : statements) {
            xml.writeCharacters("\n  ");
            xml.writeStartElement("dcterms", statement.term().localName(), TERMS);
            writeLanguage(xml, statement.language());
            QualifiedStatement.writeAttributes(xml, statement);
            writeText(xml, statement.value());
            xml.writeEndElement();
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    /**
     * Reads either form, or any document whose root holds elements of the two namespaces of Dublin Core; other elements
     * and empty ones are passed over. Nothing outside the document is ever fetched.
     *
     * @param otherwise the origin of statements whose origin the document does not say
     * @throws MalformedDocument if it is not well formed or has a document type declaration
     */
    public static DublinCoreRecord read(InputStream document, Origin otherwise) {
        try {
            XMLStreamReader xml = IN.createXMLStreamReader(document);
            try {
                toRoot(xml);
                String about = xml.getAttributeValue(null, "about");
                return new DublinCoreRecord(about, statements(xml, otherwise));
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new MalformedDocument("not a Dublin Core document: " + e.getMessage(), e);
        }
    }

    private record Element(
            String name, String value, @Nullable String language) {}

    private static Set<Element> elements(List<Statement> statements, String identifier) {
        Set<Element> elements = new LinkedHashSet<>();
        elements.add(new Element(Term.IDENTIFIER.localName(), identifier, null));
        for (Statement statement : statements) {
            statement
                    .term()
                    .element()
                    .map(term -> new Element(term.localName(), statement.value(), statement.language()))
                    .ifPresent(elements::add);
        }
        return elements;
    }

    private interface Writing {
        void to(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static byte[] document(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
        try {
            XMLStreamWriter xml = OUT.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            writing.to(xml);
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
            text.flush();
        } catch (XMLStreamException | IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void writeLanguage(XMLStreamWriter xml, @Nullable String language) throws XMLStreamException {
        if (language != null && LANGUAGE.matcher(language).matches()) {
            xml.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", language);
        }
    }

    // A carriage return that is not escaped would be read back as a line feed (XML 1.0, section 2.11).
    private static void writeText(XMLStreamWriter xml, String value) throws XMLStreamException {
        String legal = XmlText.legal(value);
        int from = 0;
        for (int at = legal.indexOf('\r'); at >= 0; at = legal.indexOf('\r', from)) {
            xml.writeCharacters(legal.substring(from, at));
            xml.writeEntityRef("#13");
            from = at + 1;
        }
        xml.writeCharacters(legal.substring(from));
    }

    private static XMLInputFactory safeInput() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static void toRoot(XMLStreamReader xml) throws XMLStreamException {
        while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw new MalformedDocument(
                        "a Dublin Core document has no document type declaration; this one has", null);
            }
            xml.next();
        }
    }

    private static List<Statement> statements(XMLStreamReader xml, Origin otherwise) throws XMLStreamException {
        List<Statement> statements = new ArrayList<>();
        while (xml.next() != XMLStreamConstants.END_DOCUMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                statement(xml, otherwise).ifPresent(statements::add);
            }
        }
        return statements;
    }

    private static Optional<Statement> statement(XMLStreamReader xml, Origin otherwise) throws XMLStreamException {
        boolean ours = TERMS.equals(xml.getNamespaceURI()) || ELEMENTS.equals(xml.getNamespaceURI());
        Optional<Term> term = ours ? Term.named(xml.getLocalName()) : Optional.empty();
        String language = xml.getAttributeValue(XMLConstants.XML_NS_URI, "lang");
        QualifiedStatement.Attributes attributes = QualifiedStatement.read(xml);
        if (term.isEmpty()) {
            return Optional.empty();
        }
        String value = textWithin(xml).strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(attributes.of(term.get(), value, language, otherwise));
    }

    // The text of elements inside the value counts too: some write markup into descriptions.
    private static String textWithin(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new MalformedDocument("the entity " + xml.getLocalName() + " is not declared", null);
                default -> {}
            }
        }
        return text.toString();
    }
}
