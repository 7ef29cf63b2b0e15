package org.wenku.archive.storage.ocfl;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.storage.Deposit;
import org.wenku.archive.storage.Finding;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.storage.OriginalName;
import org.wenku.archive.storage.PreservationStore;
import org.wenku.archive.storage.PreservationStoreContract;
import org.wenku.archive.storage.StoreInUse;

class OcflOnDiskTest extends PreservationStoreContract {

    @TempDir
    Path directory;

    @Override
    protected PreservationStore open() {
        return OcflOnDisk.open(directory);
    }

    @Override
    protected void alter(ObjectId object, String logicalPath) throws IOException {
        Path file = file(object, logicalPath);
        byte[] content = Files.readAllBytes(file);
        content[0] ^= 1;
        Files.write(file, content);
    }

    @Override
    protected void lose(ObjectId object, String logicalPath) throws IOException {
        Files.delete(file(object, logicalPath));
    }

    @Override
    protected void slipIn(ObjectId object, String name) throws IOException {
        Path file = file(
                object,
                store.head(object).orElseThrow().files().keySet().iterator().next());
        Files.writeString(file.resolveSibling(name), "nobody put this here");
    }

    private Path file(ObjectId object, String logicalPath) {
        return store.local(object, logicalPath).orElseThrow();
    }

    @AfterEach
    void nothing_is_left_in_the_workspace() throws IOException {
        try (Stream<Path> left = Files.list(directory.resolve("work/staging"))) {
            assertThat(left.filter(path -> !path.endsWith("1"))).isEmpty();
        }
        assertThat(directory.resolve("work/journal")).isEmptyFile();
    }

    @Test
    void a_fresh_root_is_ocfl_1_1_and_so_is_one_with_objects() throws IOException {
        assertThat(directory.resolve("ocfl/0=ocfl_1.1")).hasContent("ocfl_1.1");
        new OcflRootValidation(directory).check();

        ObjectId object = newObject();
        store.put(object, List.of(text("original/档案.txt", "one"), text("metadata/premis.xml", "<p/>")), NOTE);
        store.put(object, List.of(text("original/档案.txt", "two")), NOTE);

        assertThat(new OcflRootValidation(directory).check()).isEqualTo(1);
    }

    @Test
    void every_name_leaves_a_valid_root() throws IOException {
        List<Deposit> deposits = names().map(
                        name -> text(Deposit.ORIGINAL + OriginalName.of(name).safePathSegment(), name))
                .toList();

        store.put(newObject(), deposits, NOTE);

        assertThat(new OcflRootValidation(directory).check()).isEqualTo(1);
    }

    @Test
    void chinese_names_can_be_read_on_the_disk() {
        ObjectId object = newObject();

        store.put(object, List.of(text("original/申报 1931.txt", "one")), NOTE);

        assertThat(file(object, "original/申报 1931.txt").getFileName()).hasToString("申报 1931.txt");
    }

    @Test
    void a_second_process_is_kept_out() {
        assertThatThrownBy(() -> OcflOnDisk.open(directory))
                .isInstanceOf(StoreInUse.class)
                .hasMessageContaining("open");
    }

    @Test
    void a_damaged_inventory_is_reported_and_that_of_the_version_still_tells_the_rest() throws IOException {
        ObjectId object = newObject();
        store.put(object, List.of(text("original/a.txt", "one")), NOTE);
        Path inventory = objectFolder(object, "original/a.txt").resolve("inventory.json");
        Files.writeString(inventory, Files.readString(inventory).replace("first", "worst"));

        List<Finding> findings = store.verify(object);

        assertThat(findings)
                .filteredOn(finding -> !finding.sound())
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.Altered.class,
                        altered -> assertThat(altered.path()).isEqualTo("inventory.json"));
        assertThat(findings)
                .anyMatch(finding -> finding.sound() && finding.path().equals("original/a.txt"));
    }

    @Test
    void a_file_that_cannot_be_read_is_its_own_finding() throws IOException {
        ObjectId object = newObject();
        store.put(object, List.of(text("original/a.txt", "one")), NOTE);
        Path file = file(object, "original/a.txt");
        Files.delete(file);
        Files.createSymbolicLink(file, file.getFileName());

        assertThat(store.verify(object))
                .filteredOn(finding -> !finding.sound())
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.Unreadable.class,
                        unreadable -> assertThat(unreadable.path()).isEqualTo("original/a.txt"));
    }

    @Test
    void a_change_cut_short_between_the_version_and_its_inventory_is_finished_at_the_next_start() throws IOException {
        ObjectId object = newObject();
        store.put(object, List.of(text("a", "one")), NOTE);
        Path folder = objectFolder(object, "a");
        byte[] first = Files.readAllBytes(folder.resolve("inventory.json"));
        store.put(object, List.of(text("a", "two")), NOTE);
        store.close();
        Files.write(folder.resolve("inventory.json"), first);
        Files.writeString(directory.resolve("work/journal"), object.urn() + "\nurn:uuid:torn");

        store = open();

        assertThat(store.head(object).orElseThrow().version()).isEqualTo(2);
        assertThat(new OcflRootValidation(directory).check()).isEqualTo(1);
    }

    @Test
    void an_object_that_never_came_leaves_no_empty_folder() throws IOException {
        ObjectId object = newObject();
        store.put(object, List.of(text("a", "one")), NOTE);
        Path folder = objectFolder(object, "a");
        store.close();
        Workspace.deleteTree(folder);
        Files.writeString(directory.resolve("work/journal"), "\n" + object.urn() + "\n");

        store = open();

        assertThat(folder.getParent()).doesNotExist();
        assertThat(new OcflRootValidation(directory).check()).isZero();
    }

    private Path objectFolder(ObjectId object, String logicalPath) {
        Path path = file(object, logicalPath);
        while (!Files.exists(path.resolve("0=ocfl_object_1.1"))) {
            path = requireNonNull(path.getParent());
        }
        return path;
    }
}
