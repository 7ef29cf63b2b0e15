package org.wenku.ingest.inspect;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What DROID knows formats by: a file of the National Archives that is made anew several times a year, and another for what
 * is inside of ZIP and OLE2.
 *
 * @param version of the signature file, such as 122
 * @param container the file for the inside of containers; null when there is none
 * @param day the day of that file, as in its name; null when there is none
 */
public record DroidSignatures(
        Path file,
        int version,
        @Nullable Path container,
        @Nullable String day) {

    private static final Pattern FILE = Pattern.compile("DROID_SignatureFile_V(\\d{1,6})\\.xml");
    private static final Pattern CONTAINER = Pattern.compile("container-signature-(\\d{8})\\.xml");
    private static final int DEEP = 2;

    public DroidSignatures {
        requireNonNull(file, "file");
    }

    /** Where DROID itself puts them. */
    public static Path usualFolder() {
        return Path.of(System.getProperty("user.home", "/"), ".droid6");
    }

    /** The newest in a folder and the folders in it, if there are any. */
    public static Optional<DroidSignatures> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.walk(folder, DEEP)) {
            List<Path> files = all.toList();
            Optional<Path> container = newest(files, CONTAINER);
            return newest(files, FILE)
                    .map(file -> new DroidSignatures(
                            file,
                            number(file, FILE),
                            container.orElse(null),
                            container
                                    .map(each -> Integer.toString(number(each, CONTAINER)))
                                    .orElse(null)));
        } catch (IOException | UncheckedIOException e) {
            // A folder that cannot be read has none that could be used.
            return Optional.empty();
        }
    }

    private static Optional<Path> newest(List<Path> files, Pattern name) {
        return files.stream()
                .filter(file -> name.matcher(String.valueOf(file.getFileName())).matches())
                .max(Comparator.comparingInt(file -> number(file, name)));
    }

    private static int number(Path file, Pattern name) {
        Matcher matcher = name.matcher(String.valueOf(file.getFileName()));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Their versions, such as {@code V122, 20231127}: whoever was told something by these is told the same again. */
    public String text() {
        return "V" + version + (day == null ? "" : ", " + day);
    }

    /** What formats are called, by their identifiers; those that are not known here are missing. */
    public Map<String, String> names(Collection<String> puids) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Map<String, String> names = new HashMap<>();
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("FileFormat")
                        && puids.contains(said(xml, "PUID"))) {
                    names.put(said(xml, "PUID"), (said(xml, "Name") + " " + said(xml, "Version")).strip());
                }
            }
            xml.close();
            return names;
        } catch (XMLStreamException e) {
            throw new IOException("the signature file of DROID cannot be read: " + e.getMessage(), e);
        }
    }

    private static String said(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
