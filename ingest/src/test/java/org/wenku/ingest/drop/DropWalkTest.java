package org.wenku.ingest.drop;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenku.archive.storage.OriginalName;

class DropWalkTest {

    @TempDir
    private Path folder;

    @Test
    void names_stand_in_the_order_in_which_people_count() throws IOException {
        List.of("scan 10.txt", "scan 2.txt", "scan 1.txt", "scan 002.txt", "a.txt")
                .forEach(this::file);

        assertThat(names(walk(folder)))
                .startsWith("a.txt", "scan 1.txt")
                .endsWith("scan 10.txt")
                .hasSize(5);
    }

    @Test
    void digits_too_many_for_any_number_are_still_ordered() {
        String long1 = "1".repeat(200);
        String long2 = "2".repeat(200);
        file(long2);
        file(long1);

        assertThat(names(walk(folder))).containsExactly(long1, long2);
    }

    @Test
    void the_files_of_a_folder_come_before_the_folders_in_it() throws IOException {
        Files.createDirectories(folder.resolve("a"));
        file("a/inner.txt");
        file("z.txt");

        assertThat(names(walk(folder))).containsExactly("z.txt", "inner.txt");
    }

    @Test
    void sources_come_in_the_order_given() {
        Path z = file("z.txt");
        Path a = file("a.txt");

        assertThat(names(walk(z, a))).containsExactly("z.txt", "a.txt");
    }

    @Test
    void what_a_source_holds_stands_at_the_top_and_folders_keep_their_place() throws IOException {
        Files.createDirectories(folder.resolve("1931/letters"));
        file("top.txt");
        file("1931/letters/one.txt");

        List<Found> found = walk(folder);

        assertThat(arrival(found.get(0)).folder()).isNull();
        FolderPlace letters = requireNonNull(arrival(found.get(1)).folder());
        assertThat(letters.name()).isEqualTo(OriginalName.of("letters"));
        assertThat(letters.holdsFiles()).isTrue();
        assertThat(letters.parent()).isEqualTo(new FolderPlace(null, OriginalName.of("1931"), false));
    }

    @Test
    void links_and_litter_alone_do_not_make_a_folder_hold_files() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        file("a/.DS_Store");
        Files.createSymbolicLink(folder.resolve("a/link.txt"), file("outside.txt"));
        file("a/b/one.txt");

        FolderPlace inner = requireNonNull(arrival(last(walk(folder))).folder());

        assertThat(inner.holdsFiles()).isTrue();
        assertThat(inner.parent())
                .isNotNull()
                .extracting(FolderPlace::holdsFiles)
                .isEqualTo(false);
    }

    @Test
    void links_are_not_followed() throws IOException {
        Path drop = Files.createDirectories(folder.resolve("drop"));
        Path outside = Files.createDirectories(folder.resolve("outside"));
        file("outside/secret.txt");
        Files.createSymbolicLink(drop.resolve("file"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(drop.resolve("folder"), outside);
        Files.createSymbolicLink(drop.resolve("loop"), drop);
        Files.createSymbolicLink(drop.resolve("nowhere"), folder.resolve("not there"));

        assertThat(walk(drop))
                .hasSize(4)
                .allSatisfy(found -> assertThat(unfit(found)).contains("link"));
    }

    @Test
    void a_link_named_as_the_source_means_what_it_points_to() throws IOException {
        Path drop = Files.createDirectories(folder.resolve("drop"));
        file("drop/one.txt");
        Path link = Files.createSymbolicLink(folder.resolve("link"), drop);

        assertThat(names(walk(link))).containsExactly("one.txt");
    }

    @Test
    void pipes_and_sockets_are_refused_and_not_opened() throws Exception {
        sh("mkfifo pipe");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));

            assertThat(walk(folder))
                    .hasSize(2)
                    .allSatisfy(found -> assertThat(unfit(found)).contains("not a regular file"));
        }
    }

    @Test
    void a_device_is_refused() {
        assertThat(unfit(walk(Path.of("/dev/null")).get(0))).contains("device");
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        Files.createFile(folder.resolve("empty.pdf"));

        assertThat(unfit(walk(folder).get(0))).contains("0 bytes");
    }

    @Test
    void a_source_that_is_not_there_is_refused() {
        assertThat(unfit(walk(folder.resolve("gone.txt")).get(0))).contains("not there");
    }

    @Test
    void what_file_managers_leave_behind_is_passed_over() {
        List.of(".DS_Store", "Thumbs.db", "desktop.ini", "one.txt").forEach(this::file);

        assertThat(names(walk(folder))).containsExactly("one.txt");
    }

    @Test
    void names_are_kept_byte_for_byte_whatever_they_are() throws Exception {
        List<String> hostile = List.of(
                "line\\nbreak.txt",
                "..txt",
                "...",
                "..\\\\..\\\\etc\\\\passwd",
                "\\377\\376.txt",
                "e\\314\\201.txt",
                "\\303\\251.txt",
                "\\342\\200\\256fdp.exe",
                "\\346\\252\\224\\346\\241\\210.txt",
                " ",
                "%%41.txt",
                "?query#fragment.txt",
                "n".repeat(255));
        for (String name : hostile) {
            sh("printf x > \"$(printf '" + name.replace("%", "%%") + "')\"");
        }

        List<String> found = walk(folder).stream()
                .map(each -> HexFormat.of().formatHex(arrival(each).name().bytes()))
                .toList();

        assertThat(found)
                .hasSize(hostile.size())
                .contains(
                        hex("line\nbreak.txt"),
                        hex("..txt"),
                        hex("..."),
                        hex("..\\..\\etc\\passwd"),
                        "fffe" + hex(".txt"),
                        hex("e\u0301.txt"),
                        hex("\u00e9.txt"),
                        hex("\u202efdp.exe"),
                        hex("\u6a94\u6848.txt"),
                        hex(" "),
                        hex("%%41.txt"),
                        hex("?query#fragment.txt"),
                        hex("n".repeat(255)));
    }

    @Test
    void a_transcript_goes_with_the_recording_beside_it() {
        List.of("talk.mp3", "talk.vtt", "talk.zh-Hant.vtt", "talk.en.srt").forEach(this::file);

        List<Found> found = walk(folder);

        assertThat(found).hasSize(1);
        assertThat(arrival(found.get(0)).name()).isEqualTo(OriginalName.of("talk.mp3"));
        assertThat(arrival(found.get(0)).beside())
                .extracting(beside -> beside.name().display())
                .containsExactlyInAnyOrder("talk.vtt", "talk.zh-Hant.vtt", "talk.en.srt");
    }

    @Test
    void a_transcript_without_a_recording_is_a_file_like_any_other() throws IOException {
        Files.createDirectories(folder.resolve("elsewhere"));
        file("talk.vtt");
        file("elsewhere/talk.mp3");

        assertThat(names(walk(folder))).containsExactly("talk.vtt", "talk.mp3");
    }

    @Test
    void a_transcript_beside_an_unfit_recording_still_comes() throws IOException {
        Files.createFile(folder.resolve("talk.mp3"));
        file("talk.vtt");

        List<Found> found = walk(folder);

        assertThat(found).hasSize(2);
        assertThat(unfit(found.get(0))).contains("0 bytes");
        assertThat(arrival(found.get(1)).name()).isEqualTo(OriginalName.of("talk.vtt"));
    }

    @Test
    void an_empty_transcript_is_refused_and_its_recording_comes() throws IOException {
        file("talk.mp3");
        Files.createFile(folder.resolve("talk.vtt"));

        List<Found> found = walk(folder);

        assertThat(found).hasSize(2);
        assertThat(arrival(found.get(0)).beside()).isEmpty();
        assertThat(unfit(found.get(1))).contains("0 bytes");
    }

    @Test
    void what_may_not_be_read_is_said_and_the_rest_comes() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path drop = Files.createDirectories(folder.resolve("drop"));
        Files.createDirectories(drop.resolve("locked folder"));
        file("drop/locked folder/unseen.txt");
        file("drop/locked.txt");
        file("drop/open.txt");
        sh("chmod 700 'drop/locked folder' && chmod 600 drop/locked.txt");
        if (!isRoot()) {
            sh("chmod 000 'drop/locked folder' drop/locked.txt");
        }

        assertThat(walkAsNobody(drop))
                .containsExactly(
                        "unfit locked.txt There is no permission to read this file.",
                        "arrival open.txt",
                        "unfit locked folder There is no permission to read it.");
        sh("chmod -R u+rwx drop");
    }

    /** As root everything may be read, so the walk runs as an account without rights, on a copy of its classes. */
    private List<String> walkAsNobody(Path drop) throws Exception {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        String classPath = copied(DropWalk.class) + ":" + copied(OriginalName.class) + ":" + copied(DropWalkTest.class);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Walking.class.getName(),
                drop.toString()));
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.lines().toList();
    }

    private Path copied(Class<?> type) throws IOException, URISyntaxException {
        Path from =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path copy = folder.resolve("classes-of-" + type.getSimpleName());
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                String inner = from.relativize(path).toString();
                Files.copy(path, inner.isEmpty() ? copy : copy.resolve(inner));
            }
        }
        return copy;
    }

    /** What runs in the other process. */
    static final class Walking {
        private Walking() {}

        /** Says what is found in a folder, one line each. */
        public static void main(String[] arguments) {
            DropWalk.through(
                    List.of(Path.of(arguments[0])),
                    found -> System.out.println(
                            found instanceof Found.Unfit unfit
                                    ? "unfit " + unfit.path().getFileName() + " "
                                            + unfit.because().english()
                                    : "arrival " + found.path().getFileName()));
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static List<Found> walk(Path... sources) {
        List<Found> found = new ArrayList<>();
        DropWalk.through(List.of(sources), found::add);
        return found;
    }

    private static List<String> names(List<Found> found) {
        return found.stream().map(each -> arrival(each).name().display()).toList();
    }

    private static Found last(List<Found> found) {
        return found.get(found.size() - 1);
    }

    private static Found.Arrival arrival(Found found) {
        assertThat(found).isInstanceOf(Found.Arrival.class);
        return (Found.Arrival) found;
    }

    private static String unfit(Found found) {
        assertThat(found).isInstanceOf(Found.Unfit.class);
        return ((Found.Unfit) found).because().english();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name) {
        try {
            return Files.writeString(folder.resolve(name), "words of " + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the shell, because only it makes names that are no text. */
    private void sh(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as(script).isZero();
    }
}
