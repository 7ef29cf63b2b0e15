package org.wenku.ingest.upload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.storage.OriginalName;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.drop.FolderContents;
import org.wenku.ingest.drop.FolderPlace;
import org.wenku.ingest.drop.Found;

/**
 * A delivery as a drop: its files in the folders they came from, gone through in the same order as folders on a disk.
 * Only what has no outcome yet is handed over, but the folders are those of the whole delivery, so that a run that goes on
 * finds the same ones.
 */
final class DeliveryDrop {

    private static final Sentence EMPTY =
            new Sentence("文件是空的（0 字节），没有可保存的内容。", "The file is empty (0 bytes); there is nothing to keep.");

    private final Folder top = new Folder();
    private final Set<String> names = new LinkedHashSet<>();

    private static final class Folder {
        private final Map<OriginalName, Folder> folders = new LinkedHashMap<>();
        private final List<Upload> files = new ArrayList<>();

        Stream<Upload> all() {
            return Stream.concat(files.stream(), folders.values().stream().flatMap(Folder::all));
        }

        void leaveOut(Set<Upload> some) {
            files.removeAll(some);
            folders.values().forEach(folder -> folder.leaveOut(some));
            folders.values().removeIf(folder -> folder.all().findAny().isEmpty());
        }
    }

    void add(Upload upload) {
        if (upload.state() != Upload.State.WHOLE && upload.state() != Upload.State.TAKEN) {
            return;
        }
        Folder folder = top;
        for (OriginalName name : upload.path().folders()) {
            folder = folder.folders.computeIfAbsent(name, n -> new Folder());
        }
        folder.files.add(upload);
        names.add(upload.path().names().get(0).display());
    }

    /** What may be a bag, as far as names say it: the files of a folder at the top, or a packed file at the top. */
    List<List<Upload>> perhapsBags() {
        List<List<Upload>> perhaps = new ArrayList<>();
        for (Folder folder : top.folders.values()) {
            List<Upload> whole = folder.all().filter(Upload::isWhole).toList();
            if (DeliveredBag.mayBe(whole)) {
                perhaps.add(whole);
            }
        }
        top.files.stream()
                .filter(file -> file.isWhole() && DeliveredBag.mayBe(file))
                .forEach(file -> perhaps.add(List.of(file)));
        return perhaps;
    }

    /** These go another way. */
    void leaveOut(List<Upload> some) {
        top.leaveOut(new HashSet<>(some));
    }

    /** Whether anything of it has no outcome yet. */
    boolean hasMore() {
        return top.all().anyMatch(Upload::isWhole);
    }

    /** What stands at its top, by name; at most so many. */
    List<String> names(int most) {
        return names.stream().limit(most).toList();
    }

    void visit(Function<Upload, java.nio.file.Path> bytes, Consumer<Found> visitor) {
        visit(top, null, bytes, visitor);
    }

    private static void visit(
            Folder folder,
            @Nullable FolderPlace place,
            Function<Upload, java.nio.file.Path> bytes,
            Consumer<Found> visitor) {
        FolderContents contents = new FolderContents();
        folder.files.stream()
                .filter(Upload::isWhole)
                .forEach(upload -> contents.add(upload.path().name(), found(upload, place, bytes.apply(upload))));
        contents.visit(visitor);
        for (OriginalName name : FolderContents.inOrder(folder.folders.keySet())) {
            Folder inner = java.util.Objects.requireNonNull(folder.folders.get(name));
            boolean holdsFiles = inner.files.stream()
                    .anyMatch(upload -> !FolderContents.isLitter(upload.path().name()));
            visit(inner, new FolderPlace(place, name, holdsFiles), bytes, visitor);
        }
    }

    private static Found found(Upload upload, @Nullable FolderPlace place, java.nio.file.Path bytes) {
        Found.InCare care = new Found.InCare(
                upload.id(),
                upload.path().display(),
                java.util.Objects.requireNonNull(upload.sha256()),
                java.util.Objects.requireNonNull(upload.sha512()));
        return upload.size() == 0
                ? new Found.Unfit(bytes, EMPTY, care)
                : new Found.Arrival(bytes, place, upload.path().name(), upload.size(), List.of(), care);
    }
}
