package org.wenku.archive.storage.ocfl;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.wenku.archive.storage.Deposit;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.PreservationStore;
import org.wenku.archive.storage.Put;
import org.wenku.archive.storage.VersionNote;

/** Stores objects and later versions of them until it is killed, and says each time what has been stored. */
final class KilledWriter {

    private KilledWriter() {}

    /** One store, one folder to stage in. */
    public static void main(String[] arguments) throws Exception {
        try (PreservationStore store = OcflOnDisk.open(Path.of(arguments[0]))) {
            List<ObjectId> earlier = new ArrayList<>();
            for (int round = 1; ; round++) {
                List<Put> puts = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    puts.add(put(new ObjectId(UUID.randomUUID()), arguments[1], round));
                }
                if (!earlier.isEmpty()) {
                    puts.add(put(earlier.get(round % earlier.size()), arguments[1], round));
                }
                store.putAll(puts).forEach(version -> System.out.println(version.object() + " " + version.version()));
                puts.stream().limit(3).map(Put::object).forEach(earlier::add);
            }
        }
    }

    private static Put put(ObjectId object, String desk, int round) throws Exception {
        Path staged = Files.writeString(Path.of(desk, UUID.randomUUID().toString()), "文件 " + round + object);
        byte[] metadata = ("<r>" + round + "</r>").getBytes(StandardCharsets.UTF_8);
        return new Put(
                object,
                List.of(Deposit.moved("original/文件.txt", staged, null), Deposit.bytes("metadata/dc.xml", metadata)),
                new VersionNote("test", "round " + round, Instant.EPOCH));
    }
}
