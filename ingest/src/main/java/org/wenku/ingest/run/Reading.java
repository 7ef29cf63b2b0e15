package org.wenku.ingest.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.archive.holding.Cue;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.NewFile;
import org.wenku.archive.holding.OcrState;
import org.wenku.archive.holding.TextPart;
import org.wenku.archive.storage.Deposit;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.drop.Found.Arrival;
import org.wenku.ingest.extract.ExtractedText;
import org.wenku.ingest.extract.Extraction;
import org.wenku.ingest.extract.ExtractionOptions;
import org.wenku.ingest.extract.Extractor;
import org.wenku.ingest.extract.Facts;
import org.wenku.ingest.quarantine.QuarantineCause;
import org.wenku.ingest.scan.ScanVerdict;
import org.wenku.ingest.scan.Scanner;
import org.wenku.ingest.transcript.SubRip;
import org.wenku.ingest.transcript.Transcript;
import org.wenku.ingest.transcript.TranscriptReader;
import org.wenku.ingest.transcript.WebVtt;

/** Reads a received file: what it is, what it says and what it says of itself, as the catalogue will keep it. */
final class Reading {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_FIELDS = 200;
    private static final int LONGEST_FIELD = 1000;
    private static final long LARGEST_TRANSCRIPT = 8L << 20;

    private final Extractor extractor;
    private final ExtractionOptions options;
    private final boolean ocr;
    private final Scanner scanner;
    private final boolean released;

    Reading(Extractor extractor, Charset defaultCharset, boolean ocr, Scanner scanner) {
        this(extractor, new ExtractionOptions(defaultCharset), ocr, scanner, false);
    }

    private Reading(Extractor extractor, ExtractionOptions options, boolean ocr, Scanner scanner, boolean released) {
        this.extractor = extractor;
        this.options = options;
        this.ocr = ocr;
        this.scanner = scanner;
        this.released = released;
    }

    /** The same reading for what a person has looked at and released: it sets nothing aside, but says what it sees. */
    Reading released() {
        return new Reading(extractor, options, ocr, scanner, true);
    }

    Read read(Arrival arrival, Receiver.Receipt receipt, FileKind kind) {
        ScanVerdict scanned = scanner.scan(receipt.file()).orElse(null);
        if (scanned != null && scanner.mustWait(scanned) && !released) {
            String cause = scanned instanceof ScanVerdict.Away away ? away.cause() : scanned.status();
            return new Read(arrival, receipt, null, List.of(), scanned.sentence(), cause, aside(scanned));
        }
        Extraction extraction = extractor.extract(receipt.file(), arrival.name().display(), options);
        Sentence said = new Sentence(extraction.inChinese(), extraction.inEnglish());
        if (mustBeSetAside(extraction) && !released) {
            Read.Aside aside = new Read.Aside(QuarantineCause.UNREADABLE, null);
            return new Read(arrival, receipt, null, List.of(), said, causeOf(extraction), aside);
        }
        boolean plain =
                extraction instanceof Extraction.Extracted && !extraction.text().truncated();
        Sentence note = plain ? null : said;
        if (scanned != null && !(scanned instanceof ScanVerdict.Clean)) {
            note = note == null ? scanned.sentence() : both(scanned.sentence(), note);
        }
        NewFile file = file(arrival, receipt, kind, extraction, note);
        if (scanned != null) {
            ((ObjectNode) file.technical())
                    .set(Scanner.FIELD, Scanner.technical(scanned).put("released", released));
        }
        return new Read(arrival, receipt, file, statements(arrival, extraction), note, causeOf(extraction), null);
    }

    private static Sentence both(Sentence one, Sentence other) {
        return new Sentence(one.chinese() + other.chinese(), one.english() + " " + other.english());
    }

    private static Read.Aside aside(ScanVerdict verdict) {
        if (verdict instanceof ScanVerdict.Infected infected) {
            return new Read.Aside(QuarantineCause.VIRUS, infected.signature());
        }
        boolean away = verdict instanceof ScanVerdict.Away;
        return new Read.Aside(away ? QuarantineCause.NOT_SCANNED : QuarantineCause.SCAN_LIMIT, null);
    }

    /** Bombs and what breaks the reader wait for a person; what is only locked or damaged is kept as it is. */
    private static boolean mustBeSetAside(Extraction extraction) {
        return extraction instanceof Extraction.TooMuch
                || extraction instanceof Extraction.TimedOut
                || extraction instanceof Extraction.WorkerLost;
    }

    private static @Nullable String causeOf(Extraction extraction) {
        if (extraction instanceof Extraction.Damaged damaged) {
            return damaged.cause();
        }
        if (extraction instanceof Extraction.TooMuch tooMuch) {
            return tooMuch.cause();
        }
        return extraction instanceof Extraction.WorkerLost lost ? lost.cause() : null;
    }

    private NewFile file(
            Arrival arrival, Receiver.Receipt receipt, FileKind kind, Extraction extraction, @Nullable Sentence note) {
        UUID id = RecordIds.next();
        Facts facts = extraction.facts();
        List<Cue> cues = kind == FileKind.TRANSCRIPT ? cues(arrival, receipt) : List.of();
        List<TextPart> parts = cues.isEmpty() ? parts(extraction.text()) : spoken(cues);
        return new NewFile(
                id,
                kind,
                arrival.name().bytes(),
                arrival.name().display(),
                facts.mediaType(),
                null,
                receipt.size(),
                receipt.sha256(),
                Deposit.ORIGINAL + arrival.name().safePathSegment(),
                technical(facts, note),
                ocrState(facts, kind),
                null,
                parts.isEmpty() ? null : text(id, facts, extraction, parts, !cues.isEmpty()),
                parts,
                cues,
                kind == FileKind.ORIGINAL ? facts.inside() : List.of());
    }

    private OcrState ocrState(Facts facts, FileKind kind) {
        if (!facts.needsOcr() || kind == FileKind.TRANSCRIPT) {
            return OcrState.NOT_NEEDED;
        }
        return ocr ? OcrState.PENDING : OcrState.SKIPPED;
    }

    private static FileText text(
            UUID id, Facts facts, Extraction extraction, List<TextPart> parts, boolean transcript) {
        return new FileText(
                id,
                transcript ? FileText.TextOrigin.TRANSCRIPT : FileText.TextOrigin.PARSER,
                transcript ? "Wenku" : "Apache Tika",
                null,
                facts.charset() == null ? null : facts.charset().name(),
                facts.charset() == null || facts.charset().certain(),
                facts.statements().stream()
                        .filter(statement -> statement.term() == Term.LANGUAGE)
                        .map(Statement::value)
                        .findFirst()
                        .orElse(null),
                extraction.text().truncated(),
                parts.size(),
                parts.stream().mapToLong(part -> part.body().length()).sum());
    }

    private static List<TextPart> parts(ExtractedText text) {
        if (text.parts().stream().allMatch(part -> part.text().isBlank())) {
            return List.of();
        }
        List<TextPart> parts = new ArrayList<>();
        for (org.wenku.ingest.extract.TextPart part : text.parts()) {
            boolean paged = part.kind() != org.wenku.ingest.extract.TextPart.Kind.FLOW;
            String label = !part.member().isEmpty() ? part.member() : paged ? Integer.toString(part.number()) : null;
            parts.add(new TextPart(parts.size() + 1, label, part.text()));
        }
        return parts;
    }

    private static List<TextPart> spoken(List<Cue> cues) {
        StringBuilder words = new StringBuilder();
        cues.forEach(cue -> words.append(cue.text()).append('\n'));
        return List.of(new TextPart(1, null, words.toString()));
    }

    /** The cues of a transcript; none when it cannot be read as one, and then it is a text like any other. */
    private static List<Cue> cues(Arrival arrival, Receiver.Receipt receipt) {
        if (receipt.size() > LARGEST_TRANSCRIPT) {
            return List.of();
        }
        boolean subRip = arrival.name().display().toLowerCase(Locale.ROOT).endsWith(".srt");
        TranscriptReader reader = subRip ? new SubRip() : new WebVtt();
        try {
            Transcript transcript = reader.read(Files.readAllBytes(receipt.file()));
            List<Cue> cues = new ArrayList<>();
            for (org.wenku.ingest.transcript.Cue cue : transcript.cues()) {
                cues.add(new Cue(
                        cues.size() + 1,
                        cue.startMillis(),
                        cue.endMillis(),
                        cue.speaker(),
                        transcript.language(),
                        cue.text()));
            }
            return cues;
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<Statement> statements(Arrival arrival, Extraction extraction) {
        List<Statement> statements = new ArrayList<>(extraction.facts().statements());
        if (statements.stream().noneMatch(statement -> statement.term() == Term.TITLE)) {
            statements.add(0, titleFromName(arrival));
        }
        return statements;
    }

    private static Statement titleFromName(Arrival arrival) {
        String name = arrival.name().display();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String readable = stem.replaceAll("\\p{Cntrl}", " ").replace('_', ' ').strip();
        return Statement.of(
                Term.TITLE,
                readable.isEmpty() ? name.replaceAll("\\p{Cntrl}", "\ufffd") : readable,
                null,
                Origin.derived("Wenku", "1", "file name"));
    }

    private static ObjectNode technical(Facts facts, @Nullable Sentence note) {
        ObjectNode technical = JSON.createObjectNode();
        if (note != null) {
            technical.putObject("note").put("zh", note.chinese()).put("en", note.english());
        }
        Facts.Unlisted unlisted = facts.unlisted();
        if (unlisted != null) {
            technical.putObject("unlisted").put("ending", unlisted.ending()).put("cause", clean(unlisted.cause()));
        }
        ObjectNode fields = technical.putObject("fields");
        facts.fields().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .limit(MOST_FIELDS)
                .forEach(field -> {
                    ArrayNode values = fields.putArray(clean(field.getKey()));
                    field.getValue().stream().limit(20).forEach(value -> values.add(clean(value)));
                });
        ArrayNode members = technical.putArray("members");
        facts.members().stream()
                .limit(MOST_FIELDS)
                .forEach(member -> members.addObject()
                        .put("path", clean(member.path()))
                        .put("mediaType", member.mediaType().toLowerCase(Locale.ROOT))
                        .put("problem", clean(member.problem())));
        return technical;
    }

    /** PostgreSQL keeps no U+0000 and no half of a surrogate pair. */
    static String clean(String value) {
        String shorter = value.length() > LONGEST_FIELD ? value.substring(0, LONGEST_FIELD) : value;
        byte[] bytes = shorter.replace('\0', '\ufffd').getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
