package org.wenku.web.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.AccessDecision;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.description.Statement;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.HeldFile;
import org.wenku.web.reading.ReadingRoom;

/**
 * A record: what is said of it, its place in the tree, its files.
 *
 * @param date as written, for lists
 * @param state {@code draft}, {@code published} or {@code withdrawn}
 * @param ownAccess the condition set on the record itself; null for who may not change it
 * @param statements by the name of their term in DCTERMS, in the order in which they are to be read
 * @param parent null for a fonds
 * @param ancestors everything above, the fonds first
 * @param files empty where the reader may not open them; {@code access} says why
 */
public record RecordAnswer(
        String id,
        String title,
        String referenceCode,
        String level,
        @Nullable String date,
        String state,
        int version,
        Instant created,
        Instant modified,
        AccessAnswer access,
        @Nullable AccessAnswer ownAccess,
        Map<String, List<StatementAnswer>> statements,
        @Nullable RecordLine parent,
        List<RecordLine> ancestors,
        ChildrenAnswer children,
        List<FileAnswer> files)
        implements Answer {

    private static final int COUNTED = 100_000;

    /**
     * Who may open the files.
     *
     * @param condition {@code open} or {@code restricted}
     * @param reason why, in the words of the archive
     * @param until the day on which they open
     */
    public record AccessAnswer(
            String condition,
            @Nullable String reason,
            @Nullable LocalDate until) {}

    /**
     * One thing said of a record.
     *
     * @param language the BCP 47 tag of the value
     * @param origin where it comes from
     * @param authority the person, place or subject meant
     * @param edtf a date as EDTF
     */
    public record StatementAnswer(
            String value,
            @Nullable String language,
            OriginAnswer origin,
            @Nullable String authority,
            @Nullable String edtf) {}

    /**
     * Where a value comes from.
     *
     * @param kind {@code extracted} from the file, {@code derived} by a tool, {@code curated} by a person
     */
    public record OriginAnswer(
            String kind,
            @Nullable String tool,
            @Nullable String version,
            @Nullable String field) {}

    /**
     * What stands directly below.
     *
     * @param count how many, counted up to 100000
     * @param href where they are listed
     */
    public record ChildrenAnswer(long count, String href) {}

    public RecordAnswer {
        requireNonNull(id, "id");
        ancestors = List.copyOf(ancestors);
        files = List.copyOf(files);
    }

    /** What the reader may see of a record. */
    public static RecordAnswer of(Catalogue here, CatalogueRecord record, Reader reader) {
        List<RecordLine> ancestors =
                here.ancestors(record).stream().map(RecordLine::of).toList();
        return new RecordAnswer(
                record.id().toString(),
                record.title(),
                record.reference().text(),
                RecordLine.level(record),
                record.dateText().orElse(null),
                record.state().name().toLowerCase(Locale.ROOT),
                record.version(),
                record.createdAt(),
                record.modifiedAt(),
                access(record, reader),
                reader.holds(Right.DESCRIBE, record.fondsId()) ? ownAccess(record.access()) : null,
                statements(record),
                ancestors.isEmpty() ? null : ancestors.get(ancestors.size() - 1),
                ancestors,
                new ChildrenAnswer(
                        here.childCount(record, reader, COUNTED), "/api/v1/records/" + record.id() + "/children"),
                record.accessFor(reader).mayOpenFiles() ? files(here, record) : List.of());
    }

    private static AccessAnswer ownAccess(Access own) {
        return new AccessAnswer(own.condition().name().toLowerCase(Locale.ROOT), own.reason(), own.until());
    }

    private static AccessAnswer access(CatalogueRecord record, Reader reader) {
        return record.accessFor(reader) instanceof AccessDecision.DescriptionOnly closed
                ? new AccessAnswer("restricted", closed.reason(), closed.until())
                : new AccessAnswer(record.effectiveAccess().name().toLowerCase(Locale.ROOT), null, null);
    }

    private static Map<String, List<StatementAnswer>> statements(CatalogueRecord record) {
        return record.statements().all().stream()
                .collect(Collectors.groupingBy(
                        statement -> statement.term().localName(),
                        LinkedHashMap::new,
                        Collectors.mapping(RecordAnswer::statement, Collectors.toList())));
    }

    private static StatementAnswer statement(Statement said) {
        OriginAnswer origin = new OriginAnswer(
                said.origin().kind().name().toLowerCase(Locale.ROOT),
                said.origin().tool(),
                said.origin().version(),
                said.origin().field());
        return new StatementAnswer(
                said.value(),
                said.language(),
                origin,
                said.authority() == null ? null : said.authority().toString(),
                said.edtf());
    }

    private static List<FileAnswer> files(Catalogue here, CatalogueRecord record) {
        List<HeldFile> held =
                here.files(record.id()).stream().filter(ReadingRoom::isServed).toList();
        Map<UUID, FileText> texts = here.texts(held.stream().map(HeldFile::id).toList());
        return held.stream()
                .map(file -> FileAnswer.of(file, texts.get(file.id())))
                .toList();
    }

    /**
     * The version and a digest of everything else that is shown, because files, their texts and the records above change
     * without a new version of this one.
     */
    @Override
    public String tag() {
        return version + "-" + Integer.toHexString(hashCode());
    }

    @Override
    public Map<String, String> links() {
        Map<String, String> links = new TreeMap<>();
        links.put("alternate", "/records/" + id);
        links.put("children", children.href());
        if (parent != null) {
            links.put("up", parent.href());
        }
        return links;
    }
}
