package org.wenku.archive.database;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An archive in a process of its own that a test may kill: it opens the database of a home and does as it is told. */
final class Keeper implements AutoCloseable {

    private final Process process;
    private final BufferedReader said;

    private Keeper(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Makes, opens and then waits until the test lets it go. */
    static Keeper of(Path home) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), home, "wait");
    }

    /** Opens and then writes one row after another, saying each number once it is committed. */
    static Keeper writingTo(Path home) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), home, "write");
    }

    /** As root, but as an account without rights; that one cannot read root's class path, so it gets a copy. */
    static Keeper ofNobody(Path home, Path copies) throws IOException {
        List<String> nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        return start(nobody, copyOfClassPath(copies), home, "wait");
    }

    private static Keeper start(List<String> prefix, String classPath, Path home, String task) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", classPath, Keeper.class.getName()));
        command.addAll(List.of(home.toString(), task));
        return new Keeper(new ProcessBuilder(command)
                .directory(home.getRoot().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next line it says that begins with this word; null if it ended without. */
    @Nullable
    String hears(String word) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(word + " ")) {
                return line.substring(word.length() + 1);
            }
        }
        return null;
    }

    /** Waits until it has opened the database. */
    void opens() throws IOException {
        List<String> before = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("open ")) {
                return;
            }
            before.add(line);
        }
        throw new AssertionError("did not open: " + String.join("\n", before));
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does: nothing of its own runs any more. */
    void kill() throws InterruptedException {
        // By its handle, because Process.destroy would also close what it said and nobody has read yet.
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** As {@code kill} does: shutdown hooks run. */
    void terminate() throws InterruptedException {
        process.toHandle().destroy();
        process.waitFor();
    }

    /** Lets it close the database and end. */
    int letGo() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String copyOfClassPath(Path copies) throws IOException {
        List<String> copied = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path source = Path.of(entry);
            if (Files.exists(source)) {
                Path target = copies.resolve(copied.size() + "-" + source.getFileName());
                copy(source, target);
                copied.add(target.toString());
            }
        }
        return String.join(File.pathSeparator, copied);
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> all = Files.walk(source)) {
            for (Path path : all.toList()) {
                Path to = target.resolve(source.relativize(path).toString());
                Files.copy(path, path.equals(source) ? target : to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** What runs in the other process. */
    public static void main(String[] arguments) throws SQLException, IOException {
        try (Database database = Database.open(DatabaseSettings.own(), Path.of(arguments[0]))) {
            System.out.println("open " + database.serverVersion());
            if (arguments[1].equals("write")) {
                write(database);
            }
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (DatabaseUnavailable e) {
            System.out.println("refused " + e.getMessage());
        }
    }

    /** Numbers without a gap, given out here and not by a sequence, which may skip some after a crash. */
    private static void write(Database database) throws SQLException {
        Home.tell(database.dataSource(), "create table if not exists written (id bigint primary key)");
        long next = Long.parseLong(Home.ask(database.dataSource(), "select coalesce(max(id), 0) + 1 from written"));
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (; true; next++) {
                statement.execute("insert into written values (" + next + ")");
                System.out.println("written " + next);
            }
        }
    }
}
