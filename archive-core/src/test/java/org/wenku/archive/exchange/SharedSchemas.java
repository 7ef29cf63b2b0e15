package org.wenku.archive.exchange;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.catalog.CatalogFeatures;
import javax.xml.catalog.CatalogManager;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The published schemas among the shared inputs, resolved by their catalogue and without the network. */
public final class SharedSchemas {

    private SharedSchemas() {}

    /** Fails unless the document is valid against the schema at this path below the shared inputs. */
    public static void validate(String schema, byte[] document) throws IOException, SAXException {
        Path inputs = Path.of(requireNonNull(System.getProperty("shared.inputs"), "shared.inputs"));
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        factory.setResourceResolver(CatalogManager.catalogResolver(
                CatalogFeatures.builder()
                        .with(CatalogFeatures.Feature.RESOLVE, "continue")
                        .build(),
                inputs.resolve("xml-schemas/catalog.xml").toUri()));
        factory.newSchema(inputs.resolve(schema).toFile())
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(document)));
    }
}
