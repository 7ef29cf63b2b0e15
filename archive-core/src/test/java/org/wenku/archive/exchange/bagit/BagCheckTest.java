package org.wenku.archive.exchange.bagit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wenku.archive.exchange.bagit.BagNote.Kind;
import org.wenku.archive.exchange.bagit.BagReport.Verdict;

class BagCheckTest {

    private static final String FILE = "data/日記.txt";

    @TempDir
    Path home;

    private MadeBag bag(String version) {
        return MadeBag.valid(home.resolve("bag"), version);
    }

    private static BagReport check(MadeBag bag) throws IOException {
        return BagCheck.of(bag.folder());
    }

    private static void refused(MadeBag bag, Kind... because) throws IOException {
        BagReport report = check(bag);
        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.notes().stream().filter(BagNote::fault).map(BagNote::kind))
                .contains(because);
    }

    private static void warned(MadeBag bag, Kind... of) throws IOException {
        BagReport report = check(bag);
        assertThat(report.notes().stream().map(BagNote::kind)).containsExactlyInAnyOrder(of);
        assertThat(report.verdict()).isEqualTo(Verdict.VALID_WITH_WARNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.93", "0.94", "0.95", "0.96", "0.97", "1.0"})
    void a_whole_bag_of_every_version_is_valid(String version) throws IOException {
        BagReport report = check(bag(version));

        assertThat(report.notes()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.version()).contains(version);
        assertThat(report.payload().files()).isEqualTo(1);
        assertThat(report.payload().sha256(FILE)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3224", "sha3256", "sha3384", "sha3512"
            })
    void every_digest_is_computed(String digest) throws IOException {
        MadeBag bag = bag("1.0").without("manifest-sha256.txt").manifest(digest, FILE);

        assertThat(check(bag).verdict()).isEqualTo(Verdict.VALID);
        refused(bag.file(FILE, "八月十四日"), Kind.ALTERED);
    }

    @Test
    void a_digest_in_capitals_is_the_same_digest() throws IOException {
        MadeBag bag = bag("1.0");
        String line = bag.line("sha256", FILE, "");

        assertThat(check(bag.file(
                                "manifest-sha256.txt", line.strip().toUpperCase(java.util.Locale.ROOT) + " \t" + FILE))
                        .verdict())
                .isEqualTo(Verdict.VALID);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() throws IOException {
        MadeBag bag = bag("1.0").file("data/extra", "x");
        bag.file("manifest-sha256.txt", bag.line("sha256", FILE, FILE) + "00".repeat(32) + "  data/gone\n")
                .file(FILE, "altered");

        refused(bag, Kind.ALTERED, Kind.MISSING, Kind.UNLISTED);
    }

    @Test
    void an_unknown_version_or_encoding_is_refused_by_name() throws IOException {
        refused(bag("1.0").declared("2.0", "UTF-8"), Kind.UNKNOWN_VERSION);
        refused(bag("1.0").declared("1.0", "UTF-9"), Kind.UNKNOWN_ENCODING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BagIt-Version: 1.0",
                "BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8",
                "BagIt-Version:1.0\nTag-File-Character-Encoding: UTF-8",
                "Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0",
                "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nMore: x",
                "BagIt-Version: 1.0 \nTag-File-Character-Encoding: UTF-8",
                ""
            })
    void a_declaration_that_is_not_the_two_lines_is_refused(String text) throws IOException {
        refused(bag("1.0").file("bagit.txt", text), Kind.BAD_DECLARATION);
    }

    @Test
    void a_byte_order_mark_before_utf_8_is_refused_in_the_declaration_and_since_1_0_everywhere() throws IOException {
        MadeBag old = bag("0.97");
        old.file("manifest-sha256.txt", "\uFEFF" + old.line("sha256", FILE, FILE));
        warned(old, Kind.BYTE_ORDER_MARK);
        refused(old.declared("1.0", "UTF-8"), Kind.BYTE_ORDER_MARK);
        refused(
                bag("0.97").file("bagit.txt", "\uFEFFBagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"),
                Kind.BYTE_ORDER_MARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "Big5", "UTF-16", "UTF-16LE", "ISO-8859-1"})
    void tag_files_are_read_in_the_encoding_that_is_declared(String encoding) throws IOException {
        String name = encoding.equals("ISO-8859-1") ? "data/état.txt" : FILE;
        MadeBag bag = new MadeBag(home.resolve("bag")).declared("1.0", encoding).file(name, "text");

        bag.inCharset(Charset.forName(encoding)).manifest("sha512", name);

        assertThat(check(bag).notes()).isEmpty();
    }

    @Test
    void what_is_not_in_the_declared_encoding_is_refused() throws IOException {
        MadeBag bag = bag("1.0");
        refused(bag.inCharset(Charset.forName("GB18030")).manifest("sha256", FILE), Kind.NOT_IN_ENCODING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "data/../../outside",
                "data/../bagit.txt",
                "/etc/passwd",
                "~/x",
                "~root/x",
                "data/",
                "C:\\Windows\\x",
                "C:/Windows/x",
                "\\\\?\\C:\\x",
                "\\\\host\\share",
                "%HomeDrive%\\x",
                "data/a\\..\\..\\b",
                "bagit.txt",
                "other/file",
                "DATA/日記.txt",
                "."
            })
    void a_payload_manifest_names_nothing_outside_the_payload(String path) throws IOException {
        Files.writeString(home.resolve("outside"), "secret");
        for (String version : new String[] {"0.93", "0.97", "1.0"}) {
            MadeBag bag = bag(version);
            String line = bag.line("sha256", FILE, FILE);
            refused(bag.file("manifest-sha256.txt", line + "00".repeat(32) + "  " + path + "\n"), Kind.OUTSIDE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "/etc/passwd", "~root/x", "C:\\x", "x/../../outside"})
    void a_tag_manifest_names_nothing_outside_the_bag(String path) throws IOException {
        MadeBag bag = bag("0.97");
        refused(bag.file("tagmanifest-md5.txt", "00".repeat(16) + " " + path + "\n"), Kind.OUTSIDE);
    }

    @Test
    void links_are_never_followed() throws IOException {
        Path outside = Files.writeString(home.resolve("outside.txt"), "secret");
        Path folder = Files.createDirectories(home.resolve("elsewhere"));
        Files.writeString(folder.resolve("x"), "x");
        MadeBag bag = bag("1.0");
        Files.createSymbolicLink(bag.folder().resolve("data/link"), outside);
        refused(bag, Kind.LINK);
        Files.delete(bag.folder().resolve("data/link"));
        Files.createSymbolicLink(bag.folder().resolve("data/folder"), folder);
        String line = bag.line("sha256", FILE, FILE) + bag.line("sha256", "data/folder/x", "data/folder/x");
        refused(bag.file("manifest-sha256.txt", line), Kind.LINK, Kind.MISSING);
        Files.delete(bag.folder().resolve("bagit.txt"));
        Files.createSymbolicLink(bag.folder().resolve("bagit.txt"), outside);
        refused(bag, Kind.LINK, Kind.NO_DECLARATION);
    }

    @Test
    void a_data_folder_that_is_a_link_is_no_payload() throws IOException {
        MadeBag bag = bag("1.0").without(FILE).without("data");
        Files.createSymbolicLink(bag.folder().resolve("data"), Files.createDirectories(home.resolve("elsewhere")));
        refused(bag, Kind.NO_PAYLOAD, Kind.LINK);
    }

    @Test
    void nothing_is_fetched_and_what_would_have_to_be_is_named() throws IOException {
        MadeBag bag = bag("1.0").without(FILE).file("fetch.txt", "http://127.0.0.1:1/x - " + FILE + "\n");
        Files.createDirectories(bag.folder().resolve("data"));
        refused(bag, Kind.TO_BE_FETCHED);
        assertThat(check(bag).notes().get(0).inEnglish()).contains(FILE).contains("never fetches");

        assertThat(check(bag("1.0").file("fetch.txt", "http://127.0.0.1:1/x 15 " + FILE + "\n"))
                        .verdict())
                .as("a bag whose holes are filled is whole")
                .isEqualTo(Verdict.VALID);
        refused(bag("1.0").file("fetch.txt", "http://127.0.0.1:1/x - data/unlisted\n"), Kind.UNLISTED);
        refused(bag("0.97").file("fetch.txt", "http://127.0.0.1:1/x - ../x\n"), Kind.OUTSIDE);
        refused(bag("0.97").file("fetch.txt", "http://127.0.0.1:1/x - bagit.txt\n"), Kind.OUTSIDE);
    }

    @Test
    void since_1_0_every_manifest_lists_everything_and_before_one_of_them() throws IOException {
        for (String version : new String[] {"0.97", "1.0"}) {
            MadeBag bag = MadeBag.valid(home.resolve(version), version).file("data/b", "b");
            bag.manifest("sha512", "data/b");
            if (version.equals("1.0")) {
                refused(bag, Kind.UNLISTED);
            } else {
                assertThat(check(bag).verdict()).isEqualTo(Verdict.VALID);
            }
        }
    }

    @Test
    void a_file_listed_twice_is_refused_since_1_0_and_before_when_the_digests_differ() throws IOException {
        MadeBag bag = bag("0.97");
        String line = bag.line("sha256", FILE, FILE);
        warned(bag.file("manifest-sha256.txt", line + line), Kind.LISTED_TWICE);
        refused(bag.file("manifest-sha256.txt", line + "00".repeat(32) + " " + FILE), Kind.LISTED_TWICE);
        refused(bag.declared("1.0", "UTF-8").file("manifest-sha256.txt", line + line), Kind.LISTED_TWICE);
    }

    @Test
    void percent_signs_are_read_as_the_version_writes_them() throws IOException {
        MadeBag bag = new MadeBag(home.resolve("one")).declared("1.0", "UTF-8");
        bag.file("data/100%.txt", "a").file("data/a%0Ab", "b").file("data/line\nfeed\r", "c");
        bag.manifest("sha256", "data/100%.txt", "data/a%0Ab", "data/line\nfeed\r");
        assertThat(Files.readString(bag.folder().resolve("manifest-sha256.txt")))
                .contains("data/100%25.txt", "data/a%250Ab", "data/line%0Afeed%0D");
        assertThat(check(bag).verdict()).isEqualTo(Verdict.VALID);

        MadeBag old = new MadeBag(home.resolve("old")).declared("0.97", "UTF-8");
        old.file("data/100%25.txt", "a").file("data/line\nfeed", "c");
        old.file(
                "manifest-md5.txt",
                old.line("md5", "data/100%25.txt", "data/100%25.txt")
                        + old.line("md5", "data/line\nfeed", "data/line%0Afeed"));
        assertThat(check(old).verdict()).isEqualTo(Verdict.VALID);

        MadeBag lazy =
                new MadeBag(home.resolve("lazy")).declared("1.0", "UTF-8").file("data/100%25", "a");
        lazy.file("manifest-md5.txt", lazy.line("md5", "data/100%25", "data/100%25"));
        warned(lazy, Kind.NOT_ENCODED);
    }

    @Test
    void a_name_in_another_normalisation_or_case_is_found_and_said() throws IOException {
        String composed = "data/Núñez が.txt";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        MadeBag bag = new MadeBag(home.resolve("nfd")).declared("1.0", "UTF-8").file(decomposed, "x");
        bag.file("manifest-sha256.txt", bag.line("sha256", decomposed, composed));
        warned(bag, Kind.OTHER_NORMALISATION);

        MadeBag shouting = bag("0.97");
        shouting.file("data/hello.txt", "hello");
        shouting.file(
                "manifest-sha256.txt",
                shouting.line("sha256", FILE, FILE) + shouting.line("sha256", "data/hello.txt", "data/HELLO.TXT"));
        warned(shouting, Kind.OTHER_CASE);
        refused(shouting.file("data/hello.txt", "other"), Kind.ALTERED);
    }

    @Test
    void a_name_that_could_be_one_of_two_files_is_neither() throws IOException {
        MadeBag bag = new MadeBag(home.resolve("bag")).declared("0.97", "UTF-8");
        bag.file("data/a.txt", "x").file("data/A.txt", "x");
        bag.file(
                "manifest-md5.txt",
                bag.line("md5", "data/a.txt", "data/a.txt")
                        + bag.line("md5", "data/A.txt", "data/A.txt")
                        + bag.line("md5", "data/a.txt", "data/A.TXT"));
        refused(bag, Kind.MISSING);
        warned(
                bag.file(
                        "manifest-md5.txt",
                        bag.line("md5", "data/a.txt", "data/a.txt") + bag.line("md5", "data/A.txt", "data/A.txt")),
                Kind.NEARLY_THE_SAME_NAME);
    }

    @Test
    void what_file_managers_leave_behind_may_be_gone() throws IOException {
        MadeBag bag = bag("0.97");
        bag.file("manifest-sha256.txt", bag.line("sha256", FILE, FILE) + "00".repeat(32) + "  data/.DS_Store\n");
        warned(bag, Kind.LITTER_GONE);
    }

    @Test
    void the_ways_of_md5sum_are_read_with_a_warning() throws IOException {
        MadeBag bag = new MadeBag(home.resolve("bag")).declared("0.97", "UTF-8").file("data/a\\b", "x");
        String digest = bag.line("md5", "data/a\\b", "").strip();
        warned(bag.file("manifest-md5.txt", "\\" + digest + " *./data/a\\\\b\n"), Kind.MD5SUM, Kind.NOT_PLAIN);
    }

    @Test
    void a_digest_we_cannot_compute_verifies_nothing() throws IOException {
        MadeBag bag = bag("1.0");
        warned(bag.file("manifest-blake2b512.txt", "00".repeat(64) + "  " + FILE + "\n"), Kind.UNKNOWN_DIGEST);
        refused(bag.without("manifest-sha256.txt"), Kind.NOTHING_VERIFIABLE);
    }

    @Test
    void a_tag_manifest_is_verified_too() throws IOException {
        MadeBag bag = bag("1.0").manifest("sha512", "bagit.txt", "manifest-sha256.txt");
        assertThat(check(bag).verdict()).isEqualTo(Verdict.VALID);
        refused(bag.manifest("sha512", "bagit.txt"), Kind.NOT_OF_THIS_VERSION);
        refused(bag.manifest("sha512", "bagit.txt", "manifest-sha256.txt").declared("1.0", "utf-8"), Kind.ALTERED);
        refused(
                bag("1.0")
                        .file(
                                "tagmanifest-md5.txt",
                                bag.line("md5", "manifest-sha256.txt", "manifest-sha256.txt")
                                        + bag.line("md5", FILE, FILE)),
                Kind.OUTSIDE);
    }

    @Test
    void a_payload_sum_that_lies_is_a_fault() throws IOException {
        assertThat(check(bag("1.0").file("bag-info.txt", "Payload-Oxum: 15.1\n"))
                        .verdict())
                .isEqualTo(Verdict.VALID);
        refused(bag("1.0").file("bag-info.txt", "Payload-Oxum: 16.1\n"), Kind.OXUM);
        refused(bag("1.0").file("bag-info.txt", "Payload-Oxum: much\n"), Kind.OXUM);
        refused(bag("1.0").file("bag-info.txt", "Payload-Oxum: 15.1\nPayload-Oxum: 15.1\n"), Kind.NOT_OF_THIS_VERSION);
    }

    @Test
    void what_a_bag_says_of_itself_is_read_in_order_with_its_long_lines() throws IOException {
        BagInfo info = check(bag("0.97")
                        .file(
                                "bag-info.txt",
                                "Contact-Name : 林\r\nExternal-Description: 上海\r\n\t里弄\r\nCONTACT-NAME: 陈\r"))
                .info();

        assertThat(info.values("Contact-Name")).containsExactly("林", "陈");
        assertThat(info.first("external-description")).contains("上海 里弄");
        assertThat(check(MadeBag.valid(home.resolve("old"), "0.95").file("package-info.txt", "A: b\n"))
                        .info()
                        .first("A"))
                .contains("b");
    }

    @ParameterizedTest
    @CsvSource({"1.0, INVALID", "0.97, VALID"})
    void white_space_around_the_colon_is_tolerated_before_1_0(String version, Verdict verdict) throws IOException {
        assertThat(check(bag(version).file("bag-info.txt", "Contact-Name :  x\n"))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void a_line_without_end_does_not_fill_the_memory() throws IOException {
        refused(bag("1.0").file("manifest-sha256.txt", "0".repeat(300_000)), Kind.BAD_LINE);
        refused(bag("1.0").file("bag-info.txt", "no colon here\n"), Kind.BAD_LINE);
        refused(bag("1.0").file("manifest-sha256.txt", "zz  " + FILE), Kind.BAD_LINE);
        refused(bag("1.0").file("manifest-sha256.txt", "00  " + FILE), Kind.BAD_LINE);
    }

    @Test
    void what_means_to_be_a_bag_is_told_from_other_folders() throws IOException {
        assertThat(BagCheck.isMeantAsBag(bag("1.0").folder())).isTrue();
        assertThat(BagCheck.isMeantAsBag(bag("1.0").without("bagit.txt").folder()))
                .isTrue();
        refused(bag("1.0").without("bagit.txt"), Kind.NO_DECLARATION);
        assertThat(BagCheck.isMeantAsBag(Files.createDirectories(home.resolve("plain/data"))))
                .isFalse();
        assertThat(BagCheck.isMeantAsBag(home.resolve("nowhere"))).isFalse();
    }

    @Test
    void names_cannot_play_tricks_on_who_reads_of_them() {
        BagNote note = BagNote.fault(Kind.MISSING, "manifest-md5.txt", "data/\u202Egnp.exe\u001B[2J\n");

        assertThat(note.inEnglish()).doesNotContain("\u202E", "\u001B", "\n");
        assertThat(note.inChinese()).contains("不存在");
    }

    @Test
    void a_bag_in_a_bag_is_payload_like_any_other() throws IOException {
        MadeBag inner = MadeBag.valid(home.resolve("bag/data/inner"), "0.97");
        MadeBag outer = new MadeBag(home.resolve("bag")).declared("1.0", "UTF-8");
        outer.manifest("sha256", "data/inner/bagit.txt", "data/inner/manifest-sha256.txt", "data/inner/" + FILE);

        assertThat(check(outer).verdict()).isEqualTo(Verdict.VALID);
        assertThat(check(inner).verdict()).isEqualTo(Verdict.VALID);
        assertThat(Files.readString(outer.folder().resolve("bagit.txt"), StandardCharsets.UTF_8))
                .contains("1.0");
    }
}
