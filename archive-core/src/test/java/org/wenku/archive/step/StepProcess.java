package org.wenku.archive.step;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueSessions;
import org.wenku.archive.database.DatabaseSettings;

/**
 * A process with a queue of its own on a catalogue that it shares. Its work enters a row for each step; steps of the kind
 * {@code stuck} it begins and never ends.
 */
final class StepProcess implements AutoCloseable {

    static final StepRhythm QUICK =
            new StepRhythm(Duration.ofMillis(1500), Duration.ofMillis(10), Duration.ofMillis(50));

    private final Process process;
    private final BufferedReader said;

    private StepProcess(Process process) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
    }

    static StepProcess start(DatabaseSettings database, String place, boolean sticks) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StepProcess.class.getName()));
        command.addAll(List.of(
                String.valueOf(database.url()),
                String.valueOf(database.user()),
                String.valueOf(database.password()),
                place,
                Boolean.toString(sticks)));
        return new StepProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Reads on until the process says this word; returns the line. */
    String hears(String word) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(word + " ")) {
                return line;
            }
        }
        throw new IOException("the process ended before it said \"" + word + "\"");
    }

    /** Everything it still says, once it has ended. */
    Set<String> rest() throws IOException {
        Set<String> lines = new TreeSet<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws Exception {
        kill();
        said.close();
    }

    /** The process itself: address, user and password of the database, place, whether it gets stuck. */
    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername(arguments[1]);
        config.setPassword(arguments[2]);
        config.setMaximumPoolSize(6);
        boolean sticks = Boolean.parseBoolean(arguments[4]);
        CatalogueSessions sessions = CatalogueSessions.open(new HikariDataSource(config), Clock.systemUTC());
        StepQueue queue = new StepQueue(sessions, arguments[3], QUICK);
        queue.register("count", (step, progress) -> {
            sessions.write(new Act("test", "count", null), desk -> {
                progress.hold(desk);
                desk.session()
                        .createNativeMutationQuery("insert into counted (step, worker) values (:step, :worker)")
                        .setParameter("step", step.id())
                        .setParameter("worker", arguments[3])
                        .executeUpdate();
                return null;
            });
            System.out.println("did " + step.id());
            return StepEnding.done();
        });
        queue.register("stuck", new StepTerms(8, 3), (step, progress) -> {
            System.out.println("holds " + step.id());
            if (sticks) {
                new CountDownLatch(1).await();
            }
            return StepEnding.done(StepNote.of("由 " + arguments[3] + " 完成", "done by " + arguments[3]));
        });
        queue.start(4);
        System.out.println("ready " + arguments[3]);
        new CountDownLatch(1).await();
    }
}
