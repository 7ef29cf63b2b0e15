package org.wenku.archive.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every preservation store must do. A store's test extends this and says how to open and how to damage it. */
public abstract class PreservationStoreContract {

    protected static final VersionNote NOTE =
            new VersionNote("馆员", "第一次入藏 / first accession", Instant.parse("2026-11-23T08:00:00.123456Z"));

    @TempDir
    protected Path desk;

    protected PreservationStore store;

    private int staged;

    /** Opens the store under test; when called again, the same one. */
    protected abstract PreservationStore open();

    /** Changes one byte of a stored file behind the store's back. */
    protected abstract void alter(ObjectId object, String logicalPath) throws IOException;

    /** Removes a stored file behind the store's back. */
    protected abstract void lose(ObjectId object, String logicalPath) throws IOException;

    /** Lays a file into the object that nobody put there. */
    protected abstract void slipIn(ObjectId object, String name) throws IOException;

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void what_was_put_can_be_read_again() throws IOException {
        ObjectId object = newObject();

        StoredVersion version = store.put(object, List.of(text("original/a.txt", "山高水长")), NOTE);

        assertThat(version.version()).isEqualTo(1);
        assertThat(version.created()).isEqualTo(NOTE.at());
        assertThat(version.files()).containsOnlyKeys("original/a.txt");
        assertThat(version.file("original/a.txt").sha256()).isEqualTo(digest("SHA-256", "山高水长"));
        assertThat(version.file("original/a.txt").sha512()).isEqualTo(digest("SHA-512", "山高水长"));
        assertThat(store.head(object)).contains(version);
        assertThat(read(object, "original/a.txt")).isEqualTo("山高水长");
    }

    @Test
    void it_is_still_there_when_the_store_is_opened_again() throws IOException {
        ObjectId object = newObject();
        StoredVersion version = store.put(object, List.of(text("original/a.txt", "one")), NOTE);

        store.close();
        store = open();

        assertThat(store.head(object)).contains(version);
        assertThat(read(object, "original/a.txt")).isEqualTo("one");
    }

    @Test
    void a_later_version_keeps_the_files_that_are_not_named() throws IOException {
        ObjectId object = newObject();
        store.put(object, List.of(text("original/a.txt", "one"), text("metadata/dc.xml", "<draft/>")), NOTE);

        StoredVersion second = store.put(object, List.of(text("metadata/dc.xml", "<published/>")), NOTE);

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.files()).containsOnlyKeys("original/a.txt", "metadata/dc.xml");
        assertThat(read(object, "metadata/dc.xml")).isEqualTo("<published/>");
        assertThat(read(object, "original/a.txt")).isEqualTo("one");
        assertThat(store.verify(object)).allMatch(Finding::sound);
    }

    @Test
    void the_same_digests_make_no_new_version() throws IOException {
        ObjectId object = newObject();
        StoredVersion first = store.put(object, List.of(text("original/a.txt", "one"), text("b", "two")), NOTE);
        Path again = stage("one");

        StoredVersion repeated = store.put(object, List.of(Deposit.moved("original/a.txt", again, null)), NOTE);

        assertThat(repeated).isEqualTo(first);
        assertThat(again).doesNotExist();
    }

    @Test
    void the_same_bytes_under_another_name_make_a_new_version() throws IOException {
        ObjectId object = newObject();
        store.put(object, List.of(text("a", "one")), NOTE);

        StoredVersion second = store.put(object, List.of(text("b", "one")), NOTE);

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.files()).containsOnlyKeys("a", "b");
        assertThat(read(object, "b")).isEqualTo("one");
        assertThat(store.verify(object)).allMatch(Finding::sound);
    }

    @Test
    void two_names_of_the_same_bytes_can_be_put_at_once() throws IOException {
        ObjectId object = newObject();

        store.put(object, List.of(text("a", "one"), Deposit.moved("b", stage("one"), null)), NOTE);

        assertThat(read(object, "a")).isEqualTo("one");
        assertThat(read(object, "b")).isEqualTo("one");
        assertThat(store.verify(object)).allMatch(Finding::sound);
    }

    @Test
    void a_moved_file_is_gone_and_a_copied_one_stays() throws IOException {
        Path moved = stage("moved");
        Path copied = stage("copied");
        ObjectId object = newObject();

        store.put(object, List.of(Deposit.moved("m", moved, null), Deposit.copied("c", copied, null)), NOTE);

        assertThat(moved).doesNotExist();
        assertThat(copied).hasContent("copied");
        assertThat(read(object, "m")).isEqualTo("moved");
        Files.writeString(copied, "changed afterwards");
        assertThat(read(object, "c")).isEqualTo("copied");
    }

    @Test
    void digests_known_from_receiving_are_taken() throws IOException {
        ObjectId object = newObject();
        Deposit deposit =
                Deposit.moved("a", stage("one"), digest("SHA-256", "one")).withSha512(digest("SHA-512", "one"));

        store.put(object, List.of(deposit), NOTE);

        assertThat(store.verify(object)).allMatch(Finding::sound);
    }

    @Test
    void a_file_that_changed_since_it_was_received_is_refused_and_stays_where_it_was() throws IOException {
        ObjectId object = newObject();
        Path changed = stage("changed");
        Path other = stage("other");

        assertThatThrownBy(() -> store.put(
                        object,
                        List.of(
                                Deposit.moved("o", other, null),
                                Deposit.moved("a", changed, digest("SHA-256", "received"))),
                        NOTE))
                .isInstanceOf(DigestMismatch.class)
                .hasMessageContainingAll("a of urn:uuid:", digest("SHA-256", "received"), digest("SHA-256", "changed"));

        assertThat(changed).hasContent("changed");
        assertThat(other).hasContent("other");
        assertThat(store.head(object)).isEmpty();
    }

    @Test
    void a_staged_file_that_is_not_there_is_a_fault_and_nothing_is_stored() {
        ObjectId object = newObject();

        assertThatThrownBy(() -> store.put(object, List.of(Deposit.moved("a", desk.resolve("nothing"), null)), NOTE))
                .isInstanceOf(StorageFault.class);

        assertThat(store.head(object)).isEmpty();
    }

    @Test
    void a_path_that_is_a_file_cannot_also_be_a_folder() {
        ObjectId object = newObject();

        assertThatThrownBy(() -> store.put(object, List.of(text("a", "one"), text("a/b", "two")), NOTE))
                .isInstanceOf(StorageFault.class);

        assertThat(store.head(object)).isEmpty();
    }

    @Test
    void what_is_not_stored_is_named() throws IOException {
        ObjectId absent = newObject();
        ObjectId object = newObject();
        store.put(object, List.of(text("a", "one")), NOTE);

        assertThat(store.head(absent)).isEmpty();
        assertThatThrownBy(() -> store.open(absent, "a")).isInstanceOf(NotStored.class);
        assertThatThrownBy(() -> store.local(absent, "a")).isInstanceOf(NotStored.class);
        assertThatThrownBy(() -> store.verify(absent)).isInstanceOf(NotStored.class);
        assertThatThrownBy(() -> store.open(object, "b"))
                .isInstanceOf(NotStored.class)
                .hasMessage("the newest version of " + object + " has no file b");
        assertThatThrownBy(() -> store.open(object, "../a")).isInstanceOf(NotStored.class);
    }

    @Test
    void many_objects_can_be_put_at_once() throws IOException {
        ObjectId older = newObject();
        store.put(older, List.of(text("a", "old")), NOTE);
        List<Put> puts = new ArrayList<>(IntStream.range(0, 40)
                .mapToObj(i -> new Put(newObject(), List.of(text("a", "text " + i)), NOTE))
                .toList());
        puts.add(20, new Put(older, List.of(text("a", "new")), NOTE));

        List<StoredVersion> versions = store.putAll(puts);

        assertThat(versions)
                .extracting(StoredVersion::object)
                .containsExactlyElementsOf(puts.stream().map(Put::object).toList());
        assertThat(versions.get(20).version()).isEqualTo(2);
        for (Put put : puts) {
            assertThat(store.verify(put.object())).allMatch(Finding::sound);
        }
        assertThat(store.putAll(List.of())).isEmpty();
    }

    @Test
    void an_object_is_put_only_once_at_a_time() {
        Put put = new Put(newObject(), List.of(text("a", "one")), NOTE);

        assertThatThrownBy(() -> store.putAll(List.of(put, put))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writers_of_one_object_do_not_lose_each_others_versions() throws Exception {
        ObjectId object = newObject();
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Future<StoredVersion>> versions = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String name = "file-" + i;
                versions.add(writers.submit(() -> store.put(object, List.of(text(name, name)), NOTE)));
            }
            for (Future<StoredVersion> version : versions) {
                version.get();
                assertThat(store.head(object)).isPresent();
            }
        } finally {
            writers.shutdown();
        }

        StoredVersion head = store.head(object).orElseThrow();
        assertThat(head.version()).isEqualTo(12);
        assertThat(head.files()).hasSize(12);
        assertThat(store.verify(object)).allMatch(Finding::sound);
    }

    @Test
    void all_objects_are_listed() {
        List<ObjectId> put = IntStream.range(0, 7).mapToObj(i -> newObject()).toList();
        put.forEach(object -> store.put(object, List.of(text("a", object.urn())), NOTE));

        try (Stream<ObjectId> objects = store.objects()) {
            assertThat(objects).containsExactlyInAnyOrderElementsOf(put);
        }
    }

    @Test
    void a_changed_byte_is_reported_as_altered() throws IOException {
        ObjectId object = twoFiles();

        alter(object, "original/a.txt");

        assertThat(unsound(object)).singleElement().isInstanceOfSatisfying(Finding.Altered.class, altered -> {
            assertThat(altered.path()).isEqualTo("original/a.txt");
            assertThat(altered.expected()).isEqualTo(digest("SHA-512", "one"));
            assertThat(altered.inEnglish()).contains("altered");
            assertThat(altered.inChinese()).contains("改动");
        });
    }

    @Test
    void a_lost_file_is_reported_as_missing() throws IOException {
        ObjectId object = twoFiles();

        lose(object, "original/a.txt");

        assertThat(unsound(object)).containsExactly(new Finding.Missing("original/a.txt"));
    }

    @Test
    void a_file_nobody_put_there_is_reported_as_unexpected() throws IOException {
        ObjectId object = twoFiles();

        slipIn(object, "stray.txt");

        assertThat(unsound(object))
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.Unexpected.class,
                        unexpected -> assertThat(unexpected.path()).endsWith("stray.txt"));
    }

    @Test
    void a_file_replaced_in_a_later_version_is_still_verified() throws IOException {
        ObjectId object = twoFiles();
        Path old = store.local(object, "original/a.txt").orElse(null);
        store.put(object, List.of(text("original/a.txt", "second")), NOTE);

        List<Finding> findings = store.verify(object);

        assertThat(findings).allMatch(Finding::sound);
        assertThat(findings)
                .filteredOn(finding -> finding instanceof Finding.Intact intact
                        && intact.sha512().equals(digest("SHA-512", "one")))
                .as("the earlier content at %s", old)
                .hasSize(1);
    }

    /** Names that have troubled some file system or other. */
    protected static Stream<String> names() {
        return Stream.of(
                "日記 1931.txt",
                "檔案.txt",
                "line\nbreak.txt",
                "..",
                ".",
                "a/b",
                "a\\b",
                "x".repeat(255),
                "档".repeat(85),
                "e\u0301tude.txt",
                "\u202Egnp.exe",
                "\uFEFFbom",
                "CON",
                "con.txt",
                "ends with dots...",
                "ends with space ",
                " ",
                "100%",
                "%%",
                "%41",
                "a:b*c?\"<>|",
                "-rf",
                "~",
                "tab\there",
                "\u0085next line",
                "\uD83C\uDFB4花札");
    }

    @ParameterizedTest
    @MethodSource("names")
    void any_name_is_kept(String name) throws IOException {
        ObjectId object = newObject();
        OriginalName original = OriginalName.of(name);

        Deposit deposit = Deposit.original(original, stage("content of " + name), null);
        store.put(object, List.of(deposit), NOTE);

        StoredVersion head = store.head(object).orElseThrow();
        String path = head.files().keySet().iterator().next();
        assertThat(OriginalName.fromSegment(path.substring(Deposit.ORIGINAL.length())))
                .contains(original);
        assertThat(read(object, path)).isEqualTo("content of " + name);
        assertThat(store.verify(object)).allMatch(Finding::sound);
    }

    @Test
    void names_that_differ_only_in_normalisation_case_or_encoding_stay_apart() throws IOException {
        List<String> names = List.of("e\u0301.txt", "\u00e9.txt", "A", "a", "%41", "a%3Fb", "a?b", "b.", "b%2E");
        ObjectId object = newObject();
        List<Deposit> deposits = new ArrayList<>();
        for (String name : names) {
            deposits.add(Deposit.original(OriginalName.of(name), stage(name), null));
        }

        store.put(object, deposits, NOTE);

        for (int i = 0; i < names.size(); i++) {
            assertThat(read(object, deposits.get(i).logicalPath())).isEqualTo(names.get(i));
        }
        assertThat(store.verify(object)).allMatch(Finding::sound);
    }

    private ObjectId twoFiles() {
        ObjectId object = newObject();
        store.put(object, List.of(text("original/a.txt", "one"), text("original/b.txt", "two")), NOTE);
        return object;
    }

    private List<Finding> unsound(ObjectId object) {
        return store.verify(object).stream().filter(finding -> !finding.sound()).toList();
    }

    protected static ObjectId newObject() {
        return new ObjectId(UUID.randomUUID());
    }

    protected static Deposit text(String path, String content) {
        return Deposit.bytes(path, content.getBytes(StandardCharsets.UTF_8));
    }

    protected Path stage(String content) throws IOException {
        return Files.writeString(desk.resolve("staged-" + staged++), content);
    }

    protected String read(ObjectId object, String path) throws IOException {
        try (InputStream in = store.open(object, path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    protected static String digest(String algorithm, String content) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
