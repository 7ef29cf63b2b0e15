package org.wenku.archive.storage.ocfl;

import io.ocfl.api.exception.OcflJavaException;
import io.ocfl.core.inventory.SidecarMapper;
import io.ocfl.core.model.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.storage.Finding;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.StorageFault;

/**
 * The examination of one object: what lies in its folder against what its inventory says. Which files there are is noted
 * at once; the reading of them may take long and needs no lock, because content never changes.
 */
final class ObjectAudit {

    private final Path folder;
    private final Set<String> present;
    private final Optional<Inventory> inventory;

    private ObjectAudit(Path folder, Set<String> present, Optional<Inventory> inventory) {
        this.folder = folder;
        this.present = present;
        this.inventory = inventory;
    }

    static ObjectAudit of(OcflRoot root, ObjectId object) throws IOException {
        Path folder = root.folder(object);
        try (Stream<Path> walk = Files.walk(folder)) {
            Set<String> present = walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> folder.relativize(path).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            return new ObjectAudit(folder, present, newestSound(root, object, present));
        }
    }

    // Where the inventory of the object is damaged, that of its newest version is the same and may be sound.
    private static Optional<Inventory> newestSound(OcflRoot root, ObjectId object, Set<String> present) {
        Path folder = root.folder(object);
        return Stream.concat(
                        Stream.of(folder),
                        present.stream()
                                .filter(path -> path.matches("v[1-9][0-9]{0,8}/inventory\\.json"))
                                .map(path -> path.substring(0, path.indexOf('/')))
                                .sorted((a, b) ->
                                        Integer.parseInt(b, 1, b.length(), 10) - Integer.parseInt(a, 1, a.length(), 10))
                                .map(folder::resolve))
                .flatMap(candidate -> sound(root, object, candidate).stream())
                .findFirst();
    }

    private static Optional<Inventory> sound(OcflRoot root, ObjectId object, Path folder) {
        try {
            return Optional.of(root.soundInventory(object, folder));
        } catch (StorageFault e) {
            return Optional.empty();
        }
    }

    /** Everything found, in the order of paths; reads every file. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Set<String> unexplained = new TreeSet<>(present);
        examine(OcflRoot.DECLARATION, null, List.of(), unexplained, findings);
        examineInventory("", unexplained, findings);
        inventory.ifPresent(sound -> {
            sound.getVersions().keySet().forEach(version -> examineInventory(version + "/", unexplained, findings));
            Map<String, String> manifest = new TreeMap<>();
            sound.getManifest().forEach((digest, paths) -> paths.forEach(path -> manifest.put(path, digest)));
            manifest.forEach(
                    (path, digest) -> examine(path, digest, logicalPaths(sound, digest), unexplained, findings));
        });
        if (inventory.isPresent()) {
            unexplained.forEach(path -> findings.add(new Finding.Unexpected(path)));
        }
        return findings;
    }

    private static List<String> logicalPaths(Inventory inventory, String digest) {
        Set<String> paths = inventory.getHeadVersion().getPaths(digest);
        return paths == null ? List.of() : paths.stream().sorted().toList();
    }

    private void examineInventory(String prefix, Set<String> unexplained, List<Finding> findings) {
        String path = prefix + OcflRoot.INVENTORY;
        String sidecar = prefix + OcflRoot.SIDECAR;
        if (unexplained.remove(sidecar)) {
            try {
                String expected = SidecarMapper.readDigestRequired(folder.resolve(sidecar));
                examine(path, expected, List.of(), unexplained, findings);
            } catch (OcflJavaException e) {
                unexplained.remove(path);
                findings.add(new Finding.Unreadable(sidecar, String.valueOf(e.getMessage())));
            }
        } else {
            findings.add(new Finding.Missing(sidecar));
            examine(path, null, List.of(), unexplained, findings);
        }
    }

    private void examine(
            String path,
            @Nullable String expected,
            List<String> logicalPaths,
            Set<String> unexplained,
            List<Finding> findings) {
        List<String> names = logicalPaths.isEmpty() ? List.of(path) : logicalPaths;
        if (!unexplained.remove(path)) {
            names.forEach(name -> findings.add(new Finding.Missing(name)));
            return;
        }
        try {
            String found = Digests.sha512(folder.resolve(path));
            names.forEach(name -> findings.add(
                    expected == null || expected.equalsIgnoreCase(found)
                            ? new Finding.Intact(name, found)
                            : new Finding.Altered(name, expected, found)));
        } catch (IOException e) {
            names.forEach(name -> findings.add(new Finding.Unreadable(name, String.valueOf(e.getMessage()))));
        }
    }
}
