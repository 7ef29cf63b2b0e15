package org.wenku.web.reading;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.wenku.archive.Archive;
import org.wenku.archive.access.AccessDecision;
import org.wenku.archive.access.Reader;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.holding.FileKind;
import org.wenku.archive.holding.HeldFile;
import org.wenku.web.caller.Caller;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;

/** Hands out what a reader may see, and says by name why something is not handed out. */
public final class ReadingRoom {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Archive archive;
    private final Reader reader;

    /** Hands out to anyone what is public in this archive. */
    public ReadingRoom(Archive archive) {
        this(archive, Reader.PUBLIC);
    }

    private ReadingRoom(Archive archive, Reader reader) {
        this.archive = requireNonNull(archive);
        this.reader = requireNonNull(reader);
    }

    /** The same room for whoever makes this request. */
    public ReadingRoom of(ContainerRequestContext request) {
        return new ReadingRoom(archive, Caller.of(request).reader());
    }

    /** Who asks. */
    public Reader reader() {
        return reader;
    }

    /** Asks the catalogue something that needs no single record; the question must give {@link #reader()} on. */
    public <T> T ask(Function<Catalogue, T> question) {
        return archive.read(question);
    }

    /**
     * Looks at a record whose description the reader may see.
     *
     * @param id the identifier as it stands in the address
     * @throws Refusal if it is not one, there is no such record, or the reader may not see it
     */
    public <T> T record(String id, BiFunction<Catalogue, CatalogueRecord, T> look) {
        UUID identifier = identifier(id);
        return archive.read(here -> look.apply(here, describable(here, identifier)));
    }

    /**
     * Looks at a file that the reader may open.
     *
     * @param id the identifier as it stands in the address
     * @throws Refusal if it is not one, there is no such file, or the reader may not open it
     */
    public <T> T file(String id, BiFunction<Catalogue, HeldFile, T> look) {
        UUID identifier = identifier(id);
        return archive.read(here -> {
            HeldFile file = here.file(identifier)
                    .filter(ReadingRoom::isServed)
                    .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
            CatalogueRecord record = describable(here, file.recordId());
            if (record.accessFor(reader()) instanceof AccessDecision.DescriptionOnly closed) {
                throw Refusal.restricted(closed.reason(), closed.until());
            }
            return look.apply(here, file);
        });
    }

    /**
     * Whether files of this kind are handed out at all. The preservation copy never is. While there are no access
     * copies yet, the original is what readers get; when there are, this is where an original with an access copy stops
     * being served.
     */
    public static boolean isServed(HeldFile file) {
        return file.kind() != FileKind.PRESERVATION;
    }

    private CatalogueRecord describable(Catalogue here, UUID id) {
        CatalogueRecord record = here.record(id).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        AccessDecision decision = record.accessFor(reader());
        if (decision instanceof AccessDecision.Withdrawn gone) {
            LocalDate day = LocalDate.ofInstant(gone.at(), ZoneOffset.UTC);
            throw Refusal.withdrawn(record.reference().text(), day, gone.reason());
        }
        if (!decision.mayDescribe()) {
            // The same answer as for what does not exist, because that it exists is what is closed.
            throw Refusal.of(Problem.NOT_FOUND);
        }
        return record;
    }

    /**
     * The identifier that an address or a parameter holds.
     *
     * @throws Refusal if it holds something else
     */
    public static UUID identifier(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw Refusal.of(Problem.BAD_IDENTIFIER, text.length() > 60 ? text.substring(0, 60) + "…" : text);
        }
        return UUID.fromString(text);
    }
}
