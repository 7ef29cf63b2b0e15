package org.wenku.web.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.FileText.TextOrigin;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.holding.OcrState;
import org.wenku.archive.rendition.Rendition;
import org.wenku.web.file.AccessCopy;
import org.wenku.web.file.FileAddress;
import org.wenku.web.page.Language;
import org.wenku.web.page.Messages;

/** Lists the files of a unit that readers may fetch, with what they should know of each. */
final class FileLines {

    private static final Set<FileKind> FETCHED =
            Set.of(FileKind.ORIGINAL, FileKind.ACCESS, FileKind.TEXT, FileKind.TRANSCRIPT);

    private final Messages text;
    private final Map<UUID, FileText> texts;
    private final Map<UUID, List<String>> gaps;
    private final Map<UUID, List<RecordView.Work>> alike;
    private final Made made;
    private final Reader reader;

    FileLines(
            Messages text,
            Map<UUID, FileText> texts,
            Map<UUID, List<String>> gaps,
            Map<UUID, List<RecordView.Work>> alike,
            Made made,
            Reader reader) {
        this.text = text;
        this.texts = texts;
        this.gaps = gaps;
        this.alike = alike;
        this.made = made;
        this.reader = reader;
    }

    List<RecordView.FileLine> of(List<HeldFile> files) {
        return files.stream()
                .filter(file -> FETCHED.contains(file.kind()))
                .map(this::line)
                .toList();
    }

    private RecordView.FileLine line(HeldFile file) {
        Optional<Rendition> copy = AccessCopy.of(
                        file, reader, kind -> made.of(file, kind).isPresent())
                .flatMap(kind -> made.of(file, kind));
        return new RecordView.FileLine(
                file.name(),
                text.of("file.kind." + file.kind().name().toLowerCase(Locale.ROOT)),
                copy.map(given -> FileAddress.rendition(file.id(), given.kind()))
                        .orElseGet(() -> FileAddress.of(file)),
                facts(file),
                file.sha256(),
                Stream.of(
                                copy.stream().map(this::given).toList(),
                                sentences(file, texts.get(file.id())),
                                reader.holds(Right.SEE_DRAFTS, file.fondsId())
                                        ? new Findings(file, text).sentences()
                                        : List.<String>of(),
                                gaps.getOrDefault(file.id(), List.of()))
                        .flatMap(List::stream)
                        .toList(),
                alike.getOrDefault(file.id(), List.of()));
    }

    /** That readers get a copy, what it is and what made it. */
    private String given(Rendition copy) {
        String kind = text.language() == Language.ZH
                ? copy.kind().inChinese()
                : copy.kind().inEnglish();
        return text.of("file.copy", kind, copy.tool() + " " + copy.version(), text.size(copy.size()));
    }

    private List<String> facts(HeldFile file) {
        Fields fields = new Fields(file);
        List<String> facts = new ArrayList<>();
        facts.add(text.size(file.size()));
        facts.add(file.mediaType());
        file.puid().ifPresent(facts::add);
        if (fields.pages() > 0) {
            facts.add(text.of("file.pages", fields.pages()));
        }
        if (fields.width() > 0 && fields.height() > 0) {
            facts.add(text.of("file.pixels", fields.width(), fields.height()));
        }
        if (fields.duration() > 0) {
            facts.add(text.clock(fields.duration()));
        }
        facts.addAll(new MediaFacts(file, text).phrases());
        return facts;
    }

    private List<String> sentences(HeldFile file, @Nullable FileText of) {
        List<String> sentences = new ArrayList<>();
        new Fields(file).note(text.language()).ifPresent(sentences::add);
        if (file.ocrState() != OcrState.NOT_NEEDED && file.ocrState() != OcrState.DONE) {
            sentences.add(text.of("file.ocr." + file.ocrState().name().toLowerCase(Locale.ROOT)));
        }
        if (of == null) {
            return sentences;
        }
        if (of.origin() == TextOrigin.OCR) {
            sentences.add(text.of(
                    "file.text.ocr", of.toolVersion() == null ? of.tool() : of.tool() + " " + of.toolVersion()));
        }
        if (of.charset() != null) {
            sentences.add(
                    text.of(of.charsetCertain() ? "file.text.charset" : "file.text.charset.uncertain", of.charset()));
        }
        if (of.truncated()) {
            sentences.add(text.of("file.text.truncated"));
        }
        return sentences;
    }
}
