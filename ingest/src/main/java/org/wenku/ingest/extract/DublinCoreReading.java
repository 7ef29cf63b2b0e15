package org.wenku.ingest.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;

/**
 * Reads the metadata fields that Tika names as Dublin Core statements, each with the field it came from.
 *
 * <p>Programs fill fields with what they please, so values that say nothing (file names as titles, "Administrator" as
 * creator, the zero of a clock as a date) are left out; the raw fields stay with the file.
 */
final class DublinCoreReading {

    private static final String TOOL = "Apache Tika";

    private static final int LONGEST_VALUE = 2_000;

    private static final int MOST_VALUES = 40;

    private static final Pattern FILE_NAME_LIKE = Pattern.compile(
            "(?i)(microsoft (word|powerpoint|excel) - .*|[^\\s]+\\.[a-z0-9]{2,4}|.*\\.(docx?|pptx?|xlsx?|pdf|txt|rtf|odt|html?|qxd|indd|wpd)"
                    + "|untitled.*|powerpoint presentation|slide \\d+|document\\d*|no ?title|无标题.*|未命名.*|文档\\s?\\d*|演示文稿\\s?\\d*"
                    + "|幻灯片\\s?\\d+|工作簿\\s?\\d*|無標題.*|未命名.*|文件\\s?\\d+|簡報\\s?\\d*)");

    private static final Set<String> NOBODY = Set.of(
            "user",
            "admin",
            "administrator",
            "owner",
            "author",
            "unknown",
            "default",
            "root",
            "guest",
            "pc",
            "lenovo",
            "microsoft",
            "microsoft office user",
            "windows user",
            "windows 用户",
            "微软用户",
            "微软中国",
            "微軟使用者",
            "用户",
            "使用者",
            "unknown creator",
            "python-docx");

    private final Map<String, List<String>> fields;

    private final String mediaType;

    private final String originalName;

    private final String version;

    private final List<Statement> found = new ArrayList<>();

    private DublinCoreReading(Map<String, List<String>> fields, String mediaType, String originalName, String version) {
        this.fields = fields;
        this.mediaType = mediaType;
        this.originalName = originalName;
        this.version = version;
    }

    /**
     * Everything the fields, the type and the text say.
     *
     * @param scanned whether the pages are pictures, so that the file's date is that of the scan
     */
    static List<Statement> of(
            Map<String, List<String>> fields,
            String mediaType,
            String originalName,
            String version,
            ExtractedText text,
            @Nullable LanguageFinding language,
            boolean scanned) {
        DublinCoreReading reading = new DublinCoreReading(fields, mediaType, originalName, version);
        reading.names();
        reading.dates(scanned);
        reading.places();
        reading.derived(text, language);
        return List.copyOf(new LinkedHashSet<>(reading.found));
    }

    private boolean isMail() {
        return mediaType.equals("message/rfc822") || mediaType.equals("application/vnd.ms-outlook");
    }

    private void names() {
        take("dc:title", Term.TITLE, title -> !looksLikeFileName(title));
        take("dc:creator", Term.CREATOR, DublinCoreReading::isSomebody);
        take("dc:contributor", Term.CONTRIBUTOR, DublinCoreReading::isSomebody);
        take("meta:last-author", Term.CONTRIBUTOR, name -> isSomebody(name) && !isSaid(Term.CREATOR, name));
        // The subject of a mail is its title, not a heading in a catalogue.
        if (!isMail()) {
            subjects();
        }
        take("dc:description", Term.DESCRIPTION, value -> !isSaid(Term.TITLE, value));
        take("dc:publisher", Term.PUBLISHER, DublinCoreReading::isSomebody);
        take("dc:identifier", Term.IDENTIFIER, value -> true);
        take("Message:Raw-Header:Message-ID", Term.IDENTIFIER, value -> true);
        take("Message-ID", Term.IDENTIFIER, value -> !isSaid(Term.IDENTIFIER, value));
        take("Message-To", Term.AUDIENCE, DublinCoreReading::isSomebody);
        take("Message-Cc", Term.AUDIENCE, name -> isSomebody(name) && !isSaid(Term.AUDIENCE, name));
        take("Message:Raw-Header:In-Reply-To", Term.REFERENCES, value -> value.contains("<"));
        take("dc:rights", Term.RIGHTS, value -> true);
        take("xmpRights:UsageTerms", Term.RIGHTS, value -> !isSaid(Term.RIGHTS, value));
    }

    private void subjects() {
        for (String field : List.of("dc:subject", "meta:keyword")) {
            values(field)
                    .flatMap(value -> Arrays.stream(value.split("[;,；，、\\n]")))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty() && !isSaid(Term.SUBJECT, value))
                    .limit(MOST_VALUES)
                    .forEach(value -> say(Term.SUBJECT, value, field));
        }
    }

    private void take(String field, Term term, Predicate<String> wanted) {
        values(field).filter(wanted).distinct().limit(MOST_VALUES).forEach(value -> say(term, value, field));
    }

    private Stream<String> values(String field) {
        return fields.getOrDefault(field, List.of()).stream()
                .map(value -> value.replaceAll("[\\p{Cntrl}\\s]+", " ").strip())
                .filter(value -> !value.isEmpty())
                .map(value -> value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value);
    }

    private void say(Term term, String value, String field) {
        String language = switch (term) {
            case TITLE, DESCRIPTION, SUBJECT, RIGHTS, PUBLISHER ->
                WrittenLanguage.ofValue(value).orElse(null);
            default -> null;
        };
        found.add(Statement.of(term, value, language, Origin.extracted(TOOL, version, field)));
    }

    private boolean isSaid(Term term, String value) {
        return found.stream().anyMatch(s -> s.term() == term && s.value().equalsIgnoreCase(value));
    }

    private boolean looksLikeFileName(String title) {
        int dot = originalName.lastIndexOf('.');
        String stem = dot > 0 ? originalName.substring(0, dot) : originalName;
        return title.equalsIgnoreCase(originalName)
                || title.equalsIgnoreCase(stem)
                || FILE_NAME_LIKE.matcher(title).matches();
    }

    private static boolean isSomebody(String name) {
        return !NOBODY.contains(name.toLowerCase(Locale.ROOT))
                && name.codePoints().anyMatch(Character::isLetter);
    }

    private void dates(boolean scanned) {
        // What a camera wrote is when the picture was taken; a file's own date only says when it was made a file.
        if (!date("exif:DateTimeOriginal", Term.CREATED)) {
            boolean picture = mediaType.startsWith("image/");
            date("dcterms:created", scanned || picture ? Term.MODIFIED : Term.CREATED);
        }
        if (found.stream().noneMatch(s -> s.term() == Term.MODIFIED)) {
            date("dcterms:modified", Term.MODIFIED);
        }
        date("xmpDM:releaseDate", Term.ISSUED);
    }

    private boolean date(String field, Term term) {
        Optional<String> raw = values(field).findFirst();
        Optional<String> edtf = raw.flatMap(DateReading::edtf);
        if (raw.isEmpty() || edtf.isEmpty()) {
            return false;
        }
        found.add(Statement.of(term, raw.get(), null, Origin.extracted(TOOL, version, field))
                .readAs(edtf.get()));
        return true;
    }

    private void places() {
        Optional<String> latitude = values("geo:lat").findFirst();
        Optional<String> longitude = values("geo:long").findFirst();
        if (latitude.isPresent() && longitude.isPresent()) {
            say(Term.SPATIAL, latitude.get() + ", " + longitude.get(), "geo:lat, geo:long");
        }
    }

    private void derived(ExtractedText text, @Nullable LanguageFinding finding) {
        DcmiType.of(mediaType).ifPresent(type -> conclude(Term.TYPE, type, "Content-Type"));
        if (!mediaType.equals(Facts.UNKNOWN_TYPE)) {
            conclude(Term.FORMAT, mediaType, "Content-Type");
        }
        extent();
        language(text, finding);
    }

    private void language(ExtractedText text, @Nullable LanguageFinding finding) {
        Optional<String> said = values("dc:language")
                .filter(tag -> tag.matches("[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8})*"))
                .findFirst();
        Optional<String> seen = WrittenLanguage.ofText(text.beginning(20_000), finding);
        // A template's language is often left in a document of another; what the text shows weighs more.
        if (said.isPresent() && (seen.isEmpty() || sameLanguage(said.get(), seen.get()))) {
            String tag = Locale.forLanguageTag(said.get().replace('_', '-')).toLanguageTag();
            say(Term.LANGUAGE, tag, "dc:language");
        } else {
            seen.ifPresent(tag -> conclude(Term.LANGUAGE, tag, null));
        }
    }

    private static boolean sameLanguage(String a, String b) {
        return a.substring(0, 2).equalsIgnoreCase(b.substring(0, 2))
                && !a.toLowerCase(Locale.ROOT).startsWith("zh");
    }

    private void extent() {
        number("xmpTPg:NPages")
                .or(() -> number("meta:page-count"))
                .ifPresent(n -> conclude(Term.EXTENT, n + " p.", "xmpTPg:NPages"));
        number("meta:slide-count")
                .ifPresent(n -> conclude(Term.EXTENT, n + (n == 1 ? " slide" : " slides"), "meta:slide-count"));
        Optional<Long> width = number("tiff:ImageWidth");
        Optional<Long> height = number("tiff:ImageLength");
        if (width.isPresent() && height.isPresent() && mediaType.startsWith("image/")) {
            conclude(Term.EXTENT, width.get() + " × " + height.get() + " px", "tiff:ImageWidth, tiff:ImageLength");
        }
        values("xmpDM:duration")
                .findFirst()
                .flatMap(DublinCoreReading::duration)
                .ifPresent(time -> conclude(Term.EXTENT, time, "xmpDM:duration"));
    }

    private Optional<Long> number(String field) {
        return values(field)
                .findFirst()
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Long::valueOf)
                .filter(n -> n > 0);
    }

    private static Optional<String> duration(String seconds) {
        if (!seconds.matches("\\d{1,8}(\\.\\d+)?")) {
            return Optional.empty();
        }
        long whole = Math.round(Double.parseDouble(seconds));
        return whole == 0
                ? Optional.empty()
                : Optional.of("%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60));
    }

    private void conclude(Term term, String value, @Nullable String field) {
        found.add(Statement.of(term, value, null, Origin.derived(TOOL, version, field)));
    }
}
