package org.wenku.web.file;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.holding.FileText;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.holding.TextPart;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.reading.ReadingRoom;

/**
 * The text of a file on its way to a reader, some parts at a time. Every handful is asked for with the access rules
 * anew, so that no database connection waits for a slow reader.
 */
final class HeldText implements StreamingOutput {

    private static final int PARTS_AT_A_TIME = 32;

    private final ReadingRoom room;
    private final UUID file;
    private final List<TextPart> beginning;

    private HeldText(ReadingRoom room, UUID file, List<TextPart> beginning) {
        this.room = room;
        this.file = file;
        this.beginning = beginning;
    }

    static HeldText of(ReadingRoom room, Catalogue here, HeldFile file) {
        FileText text = here.text(file.id()).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        return new HeldText(room, text.fileId(), here.textParts(file.id(), 1, PARTS_AT_A_TIME));
    }

    @Override
    public void write(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        List<TextPart> parts = beginning;
        TextPart last = null;
        while (!parts.isEmpty()) {
            for (TextPart part : parts) {
                writer.write(separator(last, part) + part.body());
                last = part;
            }
            int next = parts.get(parts.size() - 1).ordinal() + 1;
            parts = parts.size() < PARTS_AT_A_TIME ? List.of() : more(next);
        }
        writer.flush();
    }

    private List<TextPart> more(int from) {
        return room.file(file.toString(), (here, held) -> here.textParts(held.id(), from, PARTS_AT_A_TIME));
    }

    /** Parts of one flow joined are the text; where a new page or slide begins, a form feed says so. */
    private static String separator(@Nullable TextPart before, TextPart part) {
        return before == null || Objects.equals(before.label(), part.label()) ? "" : "\f";
    }
}
