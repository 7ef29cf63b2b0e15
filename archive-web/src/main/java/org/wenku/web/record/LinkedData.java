package org.wenku.web.record;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.web.api.FileAnswer;
import org.wenku.web.api.RecordAnswer;

/**
 * A record as JSON-LD: what search engines read, in schema.org (ArchiveComponent, Collection), and beside it every
 * statement under its own term in DCMI Metadata Terms, so that nothing is lost.
 */
final class LinkedData {

    private final URI base;
    private final Settings settings;

    LinkedData(URI base, Settings settings) {
        this.base = requireNonNull(base);
        this.settings = requireNonNull(settings);
    }

    Map<String, Object> of(CatalogueRecord record, RecordAnswer answer) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@context", List.of("https://schema.org", Map.of("dcterms", "http://purl.org/dc/terms/")));
        node.put("@id", page(answer.id()));
        node.put(
                "@type", record.level() == Level.ITEM ? "ArchiveComponent" : List.of("ArchiveComponent", "Collection"));
        node.put("identifier", answer.referenceCode());
        schema(node, record);
        node.put("holdingArchive", archive());
        if (answer.parent() != null) {
            node.put("isPartOf", Map.of("@id", page(answer.parent().id())));
        }
        if (answer.access().condition().equals("open")) {
            node.put("isAccessibleForFree", true);
        } else {
            node.put("conditionsOfAccess", answer.access().condition());
        }
        if (!answer.files().isEmpty()) {
            node.put("associatedMedia", answer.files().stream().map(this::media).toList());
        }
        terms(node, record);
        return node;
    }

    private Map<String, Object> archive() {
        return Map.of(
                "@type",
                "ArchiveOrganization",
                "name",
                List.of(
                        spoken(settings.text(Key.ARCHIVE_NAME_ZH), "zh"),
                        spoken(settings.text(Key.ARCHIVE_NAME_EN), "en")),
                "url",
                base.toString());
    }

    private static void schema(Map<String, Object> node, CatalogueRecord record) {
        put(node, "name", record, Term.TITLE);
        put(node, "alternateName", record, Term.ALTERNATIVE);
        put(node, "description", record, Term.DESCRIPTION, Term.ABSTRACT);
        put(node, "creator", record, Term.CREATOR);
        put(node, "contributor", record, Term.CONTRIBUTOR);
        put(node, "about", record, Term.SUBJECT);
        put(node, "spatialCoverage", record, Term.SPATIAL, Term.COVERAGE);
        put(node, "inLanguage", record, Term.LANGUAGE);
        put(node, "license", record, Term.LICENSE);
        List<String> dates = record.statements()
                .under(Term.DATE)
                .map(said -> said.edtf() == null ? said.value() : said.edtf())
                .distinct()
                .toList();
        if (!dates.isEmpty()) {
            node.put("dateCreated", dates);
        }
    }

    private static void put(Map<String, Object> node, String property, CatalogueRecord record, Term... terms) {
        List<Object> values = new ArrayList<>();
        for (Term term : terms) {
            record.statements().of(term).map(LinkedData::value).forEach(values::add);
        }
        if (!values.isEmpty()) {
            node.put(property, values.size() == 1 ? values.get(0) : values);
        }
    }

    private static void terms(Map<String, Object> node, CatalogueRecord record) {
        for (Statement said : record.statements()) {
            @SuppressWarnings("unchecked")
            List<Object> values = (List<Object>)
                    node.computeIfAbsent("dcterms:" + said.term().localName(), name -> new ArrayList<>());
            values.add(value(said));
        }
    }

    private static Object value(Statement said) {
        if (said.authority() != null) {
            return Map.of("@id", said.authority().toString(), "name", said.value());
        }
        return said.language() == null ? said.value() : spoken(said.value(), said.language());
    }

    private static Map<String, Object> spoken(String value, String language) {
        return Map.of("@language", language, "@value", value);
    }

    private Map<String, Object> media(FileAnswer file) {
        Map<String, Object> media = new LinkedHashMap<>();
        media.put("@type", type(file.mediaType()));
        media.put("name", file.name());
        media.put("contentUrl", base.resolve(file.href()).toString());
        media.put("encodingFormat", file.mediaType());
        media.put("contentSize", file.size() + " B");
        media.put("sha256", file.sha256());
        return media;
    }

    private static String type(String mediaType) {
        return switch (mediaType.split("/", 2)[0]) {
            case "image" -> "ImageObject";
            case "audio" -> "AudioObject";
            case "video" -> "VideoObject";
            default -> "MediaObject";
        };
    }

    private String page(String id) {
        return base.resolve("/records/" + id).toString();
    }
}
