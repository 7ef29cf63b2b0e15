package org.wenku.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Term;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.holding.InnerFile;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepState;
import org.wenku.archive.storage.ObjectId;
import org.wenku.archive.unpacking.Contents;
import org.wenku.archive.unpacking.InnerState;

class UnpackWorkTest extends UnpackTrial {

    private static Map<String, String> inOrder(String... namesAndContents) {
        Map<String, String> contents = new LinkedHashMap<>();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            contents.put(namesAndContents[i], namesAndContents[i + 1]);
        }
        return contents;
    }

    private static final Map<String, String> LETTERS =
            inOrder("来信/第一封.txt", "今天开会。", "来信/第二封.txt", "明天再谈。", "目录.txt", "来信两封");

    @ParameterizedTest
    @ValueSource(strings = {".zip", ".7z", ".rar", ".tar", ".tar.gz", ".tar.bz2", ".tar.xz"})
    void packed_files_stay_whole_and_listed_until_somebody_asks_and_then_become_a_unit_with_their_folders(String form)
            throws IOException {
        Path packed = PackedFiles.pack(folder.resolve("里弄_来信" + form), LETTERS);
        HeldFile file = takeIn(packed);

        assertThat(below(fonds)).hasSize(1);
        assertThat(inside(file))
                .extracting(entry -> entry.file().path())
                .containsExactly("来信/第一封.txt", "来信/第二封.txt", "目录.txt");
        assertThat(inside(file)).allSatisfy(entry -> {
            assertThat(entry.state()).isEqualTo(InnerState.LISTED);
            assertThat(entry.file().size()).isBetween(12L, 16L);
            assertThat(entry.file().modified()).startsWith("1998-03-14T15:09:26");
            assertThat(entry.file().crc32() != null).isEqualTo(form.equals(".zip") || form.equals(".rar"));
        });

        Step step = unpack(file);

        assertThat(step.state()).as(String.valueOf(step.note())).isEqualTo(StepState.DONE);
        assertThat(step.note()).isNotNull().asString().contains("3 taken in, 0 held already, 0 set aside, 0 left");
        CatalogueRecord unit = unitOf(file);
        assertThat(unit.level()).isEqualTo(Level.FILE);
        assertThat(unit.state()).isEqualTo(RecordState.DRAFT);
        assertThat(unit.title()).isEqualTo("里弄 来信");
        assertThat(titles(unit)).containsExactly("来信", "目录");
        assertThat(titles(below(unit).get(0))).containsExactly("第一封", "第二封");
        assertThat(inside(file)).allSatisfy(entry -> {
            assertThat(entry.state()).isEqualTo(InnerState.TAKEN);
            assertThat(entry.record()).isNotNull();
        });
        assertThat(archive.store()
                        .open(new ObjectId(file.recordId()), file.storedAt())
                        .readAllBytes())
                .isEqualTo(Files.readAllBytes(packed));
        CatalogueRecord container = below(fonds).get(0);
        assertThat(container.statements().of(Term.HAS_PART).map(Statement::authority))
                .containsExactly(URI.create("urn:uuid:" + unit.id()));
        assertThat(unit.statements().of(Term.IS_PART_OF).map(Statement::authority))
                .containsExactly(URI.create("urn:uuid:" + container.id()));
    }

    @Test
    void names_that_do_not_say_their_charset_are_read_as_what_they_are() throws IOException {
        HeldFile file = takeIn(PackedFiles.zip(
                folder.resolve("旧.zip"), Charset.forName("GB18030"), inOrder("会议纪要/一九五一年春季.txt", "到会三十人")));

        unpack(file);

        assertThat(inside(file)).extracting(entry -> entry.file().path()).containsExactly("会议纪要/一九五一年春季.txt");
        assertThat(filesBelow(unitOf(file))).containsExactly("一九五一年春季.txt");
    }

    @Test
    void unpacked_twice_nothing_is_doubled_and_undone_everything_is_as_before() throws IOException {
        HeldFile file = takeIn(PackedFiles.pack(
                folder.resolve("a.zip"),
                inOrder("x/1.txt", "one one", "x/2.txt", "two two", "x/again.txt", "one one")));
        Step first = unpack(file);
        CatalogueRecord unit = unitOf(file);
        long history = historyOf(below(fonds).get(0));
        Step second = unpack(file);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.note()).asString().contains("0 taken in, 3 held already");
        assertThat(below(below(unit).get(0))).hasSize(2);
        assertThat(historyOf(below(fonds).get(0))).isEqualTo(history);
        assertThat(inside(file)).extracting(Contents.Entry::state).containsOnly(InnerState.TAKEN);

        undo(second.batch());
        undo(first.batch());
        assertThat(below(fonds)).hasSize(1);
        assertThat(below(fonds).get(0).statements().of(Term.HAS_PART)).isEmpty();
        assertThat(inside(file)).extracting(Contents.Entry::state).containsOnly(InnerState.LISTED);
        assertThat(unpack(file).state()).isEqualTo(StepState.DONE);
        assertThat(below(below(unitOf(file)).get(0))).hasSize(2);
    }

    private long historyOf(CatalogueRecord record) {
        return archive.read(catalogue -> catalogue.history(record.id())).size();
    }

    @Test
    void what_the_fonds_holds_elsewhere_is_named_and_not_taken_again() throws IOException {
        Path letter = Files.writeString(folder.resolve("known.txt"), "known before");
        takeIn(letter);
        CatalogueRecord known = below(fonds).get(0);
        ingest.take(
                new IngestRequest(
                        List.of(PackedFiles.pack(
                                folder.resolve("known.zip"), inOrder("copy.txt", "known before", "new.txt", "new"))),
                        fonds.id(),
                        false,
                        "archivist"),
                IngestWatch.NOBODY);
        HeldFile file = files(below(fonds).get(1)).get(0);

        unpack(file);

        assertThat(inside(file)).extracting(Contents.Entry::state).containsExactly(InnerState.HELD, InnerState.TAKEN);
        assertThat(inside(file).get(0).record()).isEqualTo(known.id());
    }

    @Test
    void paths_lead_nowhere_but_into_the_unit() throws IOException {
        Path outside = folder.resolve("escaped.txt");
        HeldFile file = takeIn(PackedFiles.pack(
                folder.resolve("slip.zip"),
                inOrder(
                        "../../../../../../../../" + outside,
                        "I have escaped",
                        "..\\..\\windows.txt",
                        "so have I",
                        "/etc/absolute.txt",
                        "and I",
                        "in/order.txt",
                        "not I")));
        assertThat(inside(file)).extracting(entry -> entry.file().leadsOut()).containsExactly(true, true, true, false);

        assertThat(unpack(file).state()).isEqualTo(StepState.DONE);

        assertThat(outside).doesNotExist();
        assertThat(filesBelow(unitOf(file)))
                .containsExactlyInAnyOrder("escaped.txt", "windows.txt", "absolute.txt", "order.txt");
    }

    @Test
    void links_and_devices_stay_inside_and_are_named() throws IOException {
        HeldFile file = takeIn(PackedFiles.withLinkAndDevice(folder.resolve("links.tar")));

        assertThat(unpack(file).state()).isEqualTo(StepState.DONE);

        assertThat(states(file))
                .containsEntry("letter.txt", "TAKEN null")
                .containsEntry("passwords.txt", "LEFT LINK")
                .containsEntry("zero", "LEFT SPECIAL");
        assertThat(filesBelow(unitOf(file))).containsExactly("letter.txt");
        assertThat(inside(file).get(1).noteEn()).contains("/etc/passwd");
    }

    private Map<String, String> states(HeldFile file) {
        Map<String, String> states = new TreeMap<>();
        inside(file)
                .forEach(entry -> states.put(
                        entry.file().path(), entry.state() + " " + entry.file().problem()));
        return states;
    }

    @Test
    void what_is_locked_stays_inside_and_the_rest_comes_out() throws IOException {
        HeldFile locked = takeIn(PackedFiles.halfLocked(folder.resolve("locked.zip")));
        assertThat(states(locked)).containsEntry("secret.txt", "LISTED ENCRYPTED");
        assertThat(unpack(locked).note()).asString().contains("1 taken in").contains("1 left inside");
        assertThat(states(locked))
                .containsEntry("secret.txt", "LEFT ENCRYPTED")
                .containsEntry("open.txt", "TAKEN null");
    }

    @Test
    void bytes_that_are_not_those_the_container_speaks_of_are_not_taken_for_them() throws IOException {
        HeldFile damaged = takeIn(PackedFiles.halfDamaged(folder.resolve("damaged.zip")));
        unpack(damaged);
        assertThat(states(damaged)).containsEntry("torn.txt", "LEFT DAMAGED").containsEntry("whole.txt", "TAKEN null");
        assertThat(inside(damaged).get(0).noteEn()).contains("CRC-32");
    }

    @Test
    void of_one_that_breaks_off_what_was_whole_is_taken_and_the_rest_is_spoken_of() throws IOException {
        Path whole = PackedFiles.pack(
                folder.resolve("whole.tar"),
                inOrder("1.txt", "the first", "2.txt", "x".repeat(5_000), "3.txt", "third"));
        Path torn = Files.write(folder.resolve("torn.tar"), Arrays.copyOf(Files.readAllBytes(whole), 3_000));
        HeldFile file = takeIn(torn);

        Step step = unpack(file);

        assertThat(step.state()).isEqualTo(StepState.DONE);
        assertThat(step.note()).asString().contains("1 taken in").contains("damaged and cannot be read");
        assertThat(filesBelow(unitOf(file))).containsExactly("1.txt");
    }

    @Test
    void what_file_managers_leave_behind_is_nobodys_gift() throws IOException {
        HeldFile file = takeIn(PackedFiles.pack(
                folder.resolve("apple.zip"),
                inOrder("a.txt", "given", ".DS_Store", "left", "__MACOSX/._a.txt", "left as well")));
        unpack(file);
        assertThat(states(file))
                .containsEntry("a.txt", "TAKEN null")
                .containsEntry(".DS_Store", "LEFT LITTER")
                .containsEntry("__MACOSX/._a.txt", "LEFT LITTER");
    }

    @Test
    void a_packed_file_in_a_packed_file_stays_whole_in_its_turn() throws IOException {
        Path inner = PackedFiles.pack(folder.resolve("inner.zip"), inOrder("deep/letter.txt", "a letter"));
        Path outer = folder.resolve("outer.zip");
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(outer))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("inner.zip"));
            Files.copy(inner, zip);
        }
        HeldFile file = takeIn(outer);
        unpack(file);

        CatalogueRecord item = below(unitOf(file)).get(0);
        HeldFile held = files(item).get(0);
        assertThat(item.level()).isEqualTo(Level.ITEM);
        assertThat(inside(held)).extracting(entry -> entry.file().path()).containsExactly("deep/letter.txt");
        unpack(held);
        assertThat(filesBelow(unitOf(held))).containsExactly("letter.txt");
    }

    @Test
    void a_bomb_is_stopped_and_nothing_of_it_is_taken_in() throws IOException {
        HeldFile held = takeIn(PackedFiles.bomb(folder.resolve("bomb.zip")));

        Step step = unpack(held);

        assertThat(step.state()).isEqualTo(StepState.FAILED);
        assertThat(step.note()).asString().contains("炸弹").contains("kept whole").contains("bytes when unpacked");
        assertThat(below(fonds)).hasSize(1);
    }

    @Test
    void more_files_than_are_set_do_not_come_out() throws IOException {
        Map<String, String> many = new TreeMap<>();
        for (int i = 0; i <= MOST_FILES; i++) {
            many.put(i + ".txt", "number " + i);
        }
        HeldFile held = takeIn(PackedFiles.pack(folder.resolve("many.zip"), many));
        assertThat(inside(held)).hasSize(MOST_FILES + 1);

        Step step = unpack(held);

        assertThat(step.state()).isEqualTo(StepState.FAILED);
        assertThat(step.note()).asString().contains("more than " + MOST_FILES + " files inside");
        assertThat(below(fonds)).hasSize(1);
    }

    @Test
    void what_nothing_can_open_stays_closed_and_says_so() throws IOException {
        byte[] later = "Rar!\u001a\u0007\u0001\u0000 and what follows".getBytes(StandardCharsets.ISO_8859_1);
        HeldFile file = takeIn(Files.write(folder.resolve("later.rar"), later));

        Step step = unpack(file);

        assertThat(step.state()).isEqualTo(StepState.FAILED);
        assertThat(step.note()).asString().contains("RAR 5");
        assertThat(file.technical().path("unlisted").path("ending").asText()).isEqualTo("DAMAGED");
    }

    @Test
    void a_list_of_contents_that_is_locked_is_said_to_be() throws IOException {
        Path rar = folder.resolve("locked.rar");
        try (var out = Files.newOutputStream(rar)) {
            PackedFiles.rar(out, inOrder("secret.txt", "nobody may read this"), 0x04);
        }
        HeldFile file = takeIn(rar);
        assertThat(states(file)).containsEntry("secret.txt", "LISTED ENCRYPTED");
        assertThat(unpack(file).note()).asString().contains("0 taken in").contains("1 left inside");
        assertThat(inside(file).get(0).file().problem()).isEqualTo(InnerFile.Problem.ENCRYPTED);
    }

    @Test
    @Tag("shared")
    void packed_files_of_others_are_taken_apart() throws IOException {
        Path documents = SHARED.resolve("documents/tika");
        HeldFile tar = takeIn(documents.resolve("test-documents.tgz"));
        assertThat(unpack(tar).state()).isEqualTo(StepState.DONE);
        assertThat(filesBelow(unitOf(tar))).contains("testPDF.pdf", "testWORD.doc");
    }

    @Test
    @Tag("shared")
    void chinese_names_of_others_are_read() {
        HeldFile zip = takeIn(SHARED.resolve("documents/tika/gbk.zip"));
        assertThat(inside(zip))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.file().path()).matches("[\\x20-\\x7e\\p{IsHan}]+"));
    }

    @Test
    @Tag("shared")
    void what_is_locked_as_a_whole_stays_closed_and_says_so() {
        HeldFile file = takeIn(SHARED.resolve("documents/tika/full_encrypted.7z"));
        Step step = unpack(file);
        assertThat(step.state()).isEqualTo(StepState.FAILED);
        assertThat(step.note()).asString().contains("密码").contains("password");
        assertThat(file.technical().path("unlisted").path("ending").asText()).isEqualTo("ENCRYPTED");
    }
}
