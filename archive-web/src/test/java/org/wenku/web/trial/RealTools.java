package org.wenku.web.trial;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * DROID and veraPDF as their users have them: a folder with a script and the jars that it starts. The jars are those of the
 * module test-tools.
 */
final class RealTools {

    private static final Path FETCHED =
            Path.of("..", "test-tools", "target").toAbsolutePath().normalize();

    private RealTools() {}

    /** Installs DROID, without its signatures; returns the script. */
    static Path droid(Path folder) throws IOException {
        Path installed = install(folder.resolve("droid-binary"), FETCHED.resolve("droid"));
        return script(
                installed.resolve("droid.sh"),
                "-cp '" + installed.resolve("lib") + "/*' uk.gov.nationalarchives.droid.command.DroidCommandLine");
    }

    /** Installs a DROID that dies as soon as it sees a file with this word in it; returns the script. */
    static Path droidDyingOf(String word, Path folder) throws IOException {
        Path script = droid(folder);
        Files.writeString(
                script,
                Files.readString(script).replace("\nexec ", "\ngrep -Rqs '" + word + "' \"$3\" && kill -9 $$\nexec "));
        return script;
    }

    /** Installs veraPDF; returns the script. */
    static Path verapdf(Path folder) throws IOException {
        Path installed = install(folder.resolve("verapdf-home"), FETCHED.resolve("verapdf"));
        try (Stream<Path> jars = Files.list(installed.resolve("lib"))) {
            Path jar = jars.filter(each -> each.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            return script(installed.resolve("verapdf"), "-jar '" + jar + "'");
        }
    }

    /** The signature files of DROID. */
    static List<Path> signatures() throws IOException {
        try (Stream<Path> files = Files.list(FETCHED.resolve("signatures"))) {
            return files.filter(file -> file.toString().endsWith(".xml")).toList();
        }
    }

    private static Path install(Path folder, Path jars) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        try (Stream<Path> files = Files.list(jars)) {
            for (Path jar : files.toList()) {
                Files.createSymbolicLink(lib.resolve(requireNonNull(jar.getFileName())), jar);
            }
        }
        return folder;
    }

    private static Path script(Path file, String arguments) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        Files.writeString(file, "#!/bin/sh\nexec '" + java + "' " + arguments + " \"$@\"\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
        return file;
    }
}
