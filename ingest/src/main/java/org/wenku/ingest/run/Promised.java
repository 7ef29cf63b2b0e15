package org.wenku.ingest.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.storage.ObjectId;

/**
 * The identifiers of records that are about to be stored and entered, on disk before the store has a byte of them. When
 * a crash comes between the two, the next run enters the same files under the same identifier, and what stands in the
 * store already is found there instead of being left behind as an object that no record speaks of.
 */
final class Promised {

    private final Path file;
    private final Map<String, UUID> unkept;
    private final Map<String, UUID> given = new LinkedHashMap<>();

    private Promised(Path file, Map<String, UUID> unkept) {
        this.file = file;
        this.unkept = unkept;
    }

    /** What earlier runs promised in this home and did not keep although the store has it. */
    static Promised in(Archive archive) throws IOException {
        Path file = archive.home().resolve("ingest.promised");
        Map<String, UUID> unkept = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                int tab = line.indexOf('\t');
                unkept.put(line.substring(tab + 1), UUID.fromString(line.substring(0, tab)));
            }
            var known = archive.read(catalogue -> catalogue.records(List.copyOf(unkept.values())));
            unkept.values()
                    .removeIf(id -> known.containsKey(id)
                            || archive.store().head(new ObjectId(id)).isEmpty());
        }
        return new Promised(file, unkept);
    }

    /** The identifier for a record of these files in this fonds. */
    UUID idFor(UUID fonds, List<Arrived.Received> files) {
        String key = files.stream()
                .map(each ->
                        each.receipt().sha256() + "/" + each.arrival().name().safePathSegment())
                .collect(Collectors.joining("/", fonds + "/", ""));
        UUID earlier = unkept.remove(key);
        UUID id = earlier == null ? RecordIds.next() : earlier;
        given.put(key, id);
        return id;
    }

    /** Writes down what was given since the last time; it is on disk when this returns. */
    void give() {
        if (given.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        unkept.forEach((key, id) -> lines.append(id).append('\t').append(key).append('\n'));
        given.forEach((key, id) -> lines.append(id).append('\t').append(key).append('\n'));
        try {
            write(StandardCharsets.UTF_8.encode(lines.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Everything given is entered. */
    void kept() {
        given.clear();
    }
}
