package org.wenku.archive.rendition;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;

/**
 * Where renditions lie: in a folder that may be emptied at any time, under the digest of what they were made from. What is
 * made is made at a desk beside the shelf and moved into its place by one rename, so that whatever stands in a place is
 * whole.
 */
public final class RenditionShelf {

    private static final Act MAKE = new Act("renditions", "make", null);
    private static final Act CLEAR = new Act("renditions", "clear", null);
    private static final int LOT = 500;

    private final Archive archive;
    private final Path folder;

    /** The shelf of this archive. */
    public RenditionShelf(Archive archive) {
        this.archive = requireNonNull(archive, "archive");
        this.folder = archive.home().resolve("derivatives");
    }

    /**
     * What was made of some bytes.
     *
     * @param tool what made it
     * @param version of the tool
     * @param made the file or folder, at the desk
     * @param mediaType of the file; for a folder, of the files in it
     * @param facts what must be known to show it
     */
    public record Made(String tool, String version, Path made, String mediaType, JsonNode facts) {}

    /** The rendition of these bytes, if it was made and is still there. */
    public Optional<Rendition> find(String sha256, RenditionKind kind) {
        return this.<Optional<Rendition>>ask(session -> new RenditionTable(session).find(sha256, kind))
                .filter(this::isThere);
    }

    /** Whether what the register names still lies in its place. */
    public boolean isThere(Rendition rendition) {
        return Files.exists(path(rendition));
    }

    private <T> T ask(Function<StatelessSession, T> question) {
        return archive.read(catalogue -> catalogue.ask(question));
    }

    /** Where a rendition lies. */
    public Path path(Rendition rendition) {
        return folder.resolve(rendition.place());
    }

    /** An empty folder for making something; whoever has it removes it by {@link #clear}. */
    public Path desk() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempDirectory(folder, "making-");
    }

    /** Removes a folder and everything in it. */
    public static void clear(Path desk) throws IOException {
        try (Stream<Path> all = Files.walk(desk)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            // It is gone, as it should be.
        }
    }

    /** Removes what makers that were killed have left; only while nothing is made. */
    public void sweep() throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> desks = Files.list(folder)) {
                for (Path desk : desks.filter(RenditionShelf::isDesk).toList()) {
                    clear(desk);
                }
            }
        }
    }

    /**
     * Clears away what was made of bytes that no file has any more, pictures of pages included. Cut off, it goes on the
     * next time.
     */
    public void clearGone() throws IOException {
        List<String> gone = gone();
        while (!gone.isEmpty()) {
            for (String sha256 : gone) {
                clearAll(sha256);
            }
            String[] cleared = gone.toArray(String[]::new);
            archive.write(
                    CLEAR,
                    desk -> desk.session()
                            .createNativeMutationQuery("delete from derivative_removal where sha256 = any(:cleared)")
                            .setParameter("cleared", cleared)
                            .executeUpdate());
            gone = gone();
        }
    }

    private List<String> gone() {
        return ask(session -> session.createNativeQuery(
                        "select sha256 from derivative_removal order by sha256 limit " + LOT, String.class)
                .list());
    }

    /** Also where the same bytes have come again meanwhile, because everything here can be made again. */
    private void clearAll(String sha256) throws IOException {
        Path shelf = folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
        if (Files.isDirectory(shelf)) {
            try (DirectoryStream<Path> laid = Files.newDirectoryStream(shelf, sha256 + "*")) {
                for (Path path : laid) {
                    clear(path);
                }
            }
        }
    }

    private static boolean isDesk(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith("making-") || name.startsWith("drawing-");
    }

    /**
     * Puts what was made into its place, safe on the disk, and enters it in the catalogue. Done again with the same, it
     * changes nothing.
     */
    public Rendition keep(String sha256, RenditionKind kind, Made made) throws IOException {
        long size = force(made.made());
        Path place = place(sha256, kind, made);
        Files.createDirectories(place.getParent());
        move(made.made(), place);
        Rendition rendition = new Rendition(
                sha256,
                kind,
                made.tool(),
                made.version(),
                made.mediaType(),
                folder.relativize(place).toString().replace('\\', '/'),
                size,
                made.facts(),
                Instant.now());
        Optional<Rendition> before = archive.write(MAKE, desk -> new RenditionTable(desk.session()).enter(rendition));
        if (before.isPresent()) {
            clear(path(before.get()));
        }
        return rendition;
    }

    private Path place(String sha256, RenditionKind kind, Made made) {
        String name = made.made().getFileName().toString();
        int dot = name.lastIndexOf('.');
        String maker = (made.tool() + "-" + made.version()).replaceAll("[^A-Za-z0-9.+-]", "_");
        return folder.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256)
                .resolve(kind.code() + "~" + maker + (dot < 0 ? "" : name.substring(dot)));
    }

    private static void move(Path made, Path place) throws IOException {
        if (Files.isDirectory(made) && Files.exists(place)) {
            // A folder is not replaced by a rename; the same tool has made the same before.
            clear(place);
        }
        try {
            Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            Files.move(made, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static long force(Path made) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(made)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        long size = 0;
        for (Path file : files) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
                size += channel.size();
            }
        }
        return size;
    }
}
