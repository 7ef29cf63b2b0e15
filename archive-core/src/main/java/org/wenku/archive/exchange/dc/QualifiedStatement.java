package org.wenku.archive.exchange.dc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.archive.exchange.XmlText;

/** What our own form keeps about a statement beside its value: attributes in our namespace on the term's element. */
final class QualifiedStatement {

    static final String NAMESPACE = "urn:wenku:record:1";
    static final String PREFIX = "w";

    private QualifiedStatement() {}

    static void writeAttributes(XMLStreamWriter xml, Statement statement) throws XMLStreamException {
        Origin origin = statement.origin();
        attribute(xml, "origin", origin.kind().name().toLowerCase(Locale.ROOT));
        attribute(xml, "tool", origin.tool());
        attribute(xml, "version", origin.version());
        attribute(xml, "field", origin.field());
        attribute(xml, "edtf", statement.edtf());
        attribute(
                xml,
                "authority",
                statement.authority() == null ? null : statement.authority().toString());
    }

    private static void attribute(XMLStreamWriter xml, String name, @Nullable String value) throws XMLStreamException {
        if (value != null) {
            xml.writeAttribute(PREFIX, NAMESPACE, name, XmlText.legal(value));
        }
    }

    /** What the attributes of the element the reader stands at say of its value; to be called before the text is read. */
    static Attributes read(XMLStreamReader xml) {
        return new Attributes(
                kind(xml.getAttributeValue(NAMESPACE, "origin")),
                xml.getAttributeValue(NAMESPACE, "tool"),
                xml.getAttributeValue(NAMESPACE, "version"),
                xml.getAttributeValue(NAMESPACE, "field"),
                xml.getAttributeValue(NAMESPACE, "edtf"),
                xml.getAttributeValue(NAMESPACE, "authority"));
    }

    private static Origin.@Nullable Kind kind(@Nullable String name) {
        Optional<Origin.Kind> kind = Arrays.stream(Origin.Kind.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
        return kind.orElse(null);
    }

    /** The attributes as read; each null where it is absent or not understood. */
    record Attributes(
            Origin.@Nullable Kind kind,
            @Nullable String tool,
            @Nullable String version,
            @Nullable String field,
            @Nullable String edtf,
            @Nullable String authority) {

        Statement of(Term term, String value, @Nullable String language, Origin otherwise) {
            Origin origin = kind == null ? otherwise : new Origin(kind, tool, version, field);
            return new Statement(term, value, language, origin, uri(), edtf);
        }

        private @Nullable URI uri() {
            try {
                return authority == null ? null : new URI(authority);
            } catch (URISyntaxException e) {
                return null;
            }
        }
    }
}
