package org.wenku.archive.sheet;

import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One XML part of a workbook, read from element to element. Without document types and without entities of its own. */
final class XlsxPart implements AutoCloseable {

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    private final Rationed bytes;
    private final XMLStreamReader xml;

    private XlsxPart(Rationed bytes) throws XMLStreamException {
        this.bytes = bytes;
        this.xml = XML.createXMLStreamReader(bytes);
    }

    /** The part with this name; null if the workbook has none. */
    static @Nullable XlsxPart of(ZipFile zip, String name, long most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        try {
            return new XlsxPart(new Rationed(zip.getInputStream(entry), most));
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    private static IOException damaged(XMLStreamException e) {
        return e.getNestedException() instanceof NotASheet bomb
                ? bomb
                : new NotASheet(NotASheet.Reason.DAMAGED, String.valueOf(e.getMessage()), e);
    }

    /** Goes on to the next beginning or end of an element; false at the end of the part. */
    boolean next() throws IOException {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                bytes.goOn();
                if (event == XMLStreamConstants.DTD) {
                    throw new NotASheet(NotASheet.Reason.DAMAGED, "a document type declaration");
                }
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    boolean begins(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    /** An attribute of the element that begins here, by its name without prefix. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** An attribute that is in some namespace, such as {@code r:id}. */
    @Nullable
    String relation() {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            if (xml.getAttributeLocalName(i).equals("id") && namespace != null && !namespace.isEmpty()) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The text up to the end of the element that begins here, of which no more is kept than a cell may have. */
    String text() throws IOException {
        try {
            StringBuilder text = new StringBuilder();
            int depth = 1;
            while (depth > 0 && xml.hasNext()) {
                int event = xml.next();
                bytes.goOn();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (event == XMLStreamConstants.CHARACTERS && text.length() <= SheetCell.LONGEST) {
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
            }
            return text.toString();
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    /**
     * The text of a string that may have formats within: what stands in its {@code t} elements up to the end of the
     * given one, without reading aids ({@code rPh}), which would double every Japanese word.
     */
    String richText(String until) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean aid = false;
        while (next() && !ends(until)) {
            if (begins("rPh") || ends("rPh")) {
                aid = begins("rPh");
            } else if (begins("t")) {
                String some = text();
                if (!aid && text.length() <= SheetCell.LONGEST) {
                    text.append(some);
                }
            }
        }
        return XlsxText.unescaped(text.toString());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
