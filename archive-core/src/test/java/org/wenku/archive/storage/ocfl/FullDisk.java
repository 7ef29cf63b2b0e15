package org.wenku.archive.storage.ocfl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.wenku.archive.storage.Deposit;
import org.wenku.archive.storage.Finding;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.StoreFull;
import org.wenku.archive.storage.StoredVersion;
import org.wenku.archive.storage.VersionNote;

/**
 * Fills a store to the last byte of a small disk, frees a little, and goes on. Prints what it sees; the last line is
 * {@code done}.
 */
final class FullDisk {

    private static final VersionNote NOTE = new VersionNote("test", "until it is full", Instant.EPOCH);

    private FullDisk() {}

    /** The small disk; a folder elsewhere to stage in. */
    public static void main(String[] arguments) throws Exception {
        Path disk = Path.of(arguments[0]);
        Path reserve = Files.write(disk.resolve("reserve"), new byte[400_000]);
        try (OcflOnDisk store = OcflOnDisk.open(disk)) {
            ObjectId grown = new ObjectId(UUID.randomUUID());
            int versions = fill(store, grown, Path.of(arguments[1]));
            System.out.println("full");
            say(
                    "the object keeps its version",
                    store.head(grown).map(StoredVersion::version).orElse(0) == versions);
            say("all findings are sound", allSound(store));
            say("the workspace is empty", isEmptyBut(disk.resolve("work/staging"), "1"));
            Files.delete(reserve);
            int next = store.put(grown, List.of(Deposit.bytes("after", new byte[10_000])), NOTE)
                    .version();
            say("with room it goes on", next == versions + 1 && allSound(store));
        }
        say("the root is valid", new OcflRootValidation(disk).check() > 0);
        System.out.println("done");
    }

    private static int fill(OcflOnDisk store, ObjectId grown, Path desk) throws Exception {
        int versions = 0;
        for (int i = 0; ; i++) {
            Path staged = Files.write(desk.resolve("staged-" + i), new byte[30_000 + i]);
            boolean grow = i % 2 == 0;
            ObjectId object = grow ? grown : new ObjectId(UUID.randomUUID());
            try {
                store.put(object, List.of(Deposit.moved("file-" + i, staged, null)), NOTE);
                versions += grow ? 1 : 0;
            } catch (StoreFull e) {
                say("the staged file stays", Files.size(staged) == 30_000 + i);
                say("a new object is not there", grow || store.head(object).isEmpty());
                return versions;
            }
        }
    }

    private static boolean allSound(OcflOnDisk store) {
        try (Stream<ObjectId> objects = store.objects()) {
            return objects.flatMap(object -> store.verify(object).stream()).allMatch(Finding::sound);
        }
    }

    private static boolean isEmptyBut(Path folder, String name) throws Exception {
        try (Stream<Path> left = Files.list(folder)) {
            return left.allMatch(path -> path.endsWith(name));
        }
    }

    private static void say(String what, boolean so) {
        System.out.println((so ? "yes: " : "NO: ") + what);
    }
}
