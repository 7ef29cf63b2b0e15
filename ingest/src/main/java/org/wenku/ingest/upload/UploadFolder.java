package org.wenku.ingest.upload;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The bytes of uploads, each under its identifier and nothing that a sender has chosen. */
final class UploadFolder {

    private final Path folder;

    UploadFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
    }

    /** Where the bytes lie; in one of 256 folders, so that no folder grows too large. */
    Path file(UUID id) {
        String name = id.toString();
        return folder.resolve(name.substring(name.length() - 2)).resolve(name);
    }

    /** Makes an empty file that a crash will not take away again. */
    private void make(Path file) throws IOException {
        Path parent = requireNonNull(file.getParent());
        if (!Files.exists(parent)) {
            Files.createDirectories(parent);
            force(folder);
        }
        Files.createFile(file);
        force(parent);
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Opens the file to write on from an offset; what an interrupted attempt left behind it is cut off. */
    FileChannel openAt(UUID id, long offset) throws IOException {
        if (offset == 0 && !Files.exists(file(id))) {
            make(file(id));
        }
        FileChannel channel = FileChannel.open(file(id), StandardOpenOption.WRITE);
        try {
            if (channel.size() < offset) {
                throw new IOException("upload " + id + " has " + channel.size()
                        + " bytes on the disk; expected at least " + offset + ", which were acknowledged");
            }
            channel.truncate(offset);
            channel.position(offset);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    void delete(UUID id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    /** Bytes that may still be written. */
    long usable() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** What lies here and was not written to for so long. */
    List<UUID> quietFor(Duration time) throws IOException {
        Instant since = Instant.now().minus(time);
        List<UUID> quiet = new ArrayList<>();
        try (DirectoryStream<Path> shelves = Files.newDirectoryStream(folder)) {
            for (Path shelf : shelves) {
                try (Stream<Path> files = Files.list(shelf)) {
                    for (Path file : (Iterable<Path>) files::iterator) {
                        if (Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
                            quiet.add(UUID.fromString(file.getFileName().toString()));
                        }
                    }
                }
            }
        }
        return quiet;
    }
}
