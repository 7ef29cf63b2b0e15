package org.wenku.archive.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The migrations a program brings, each with the checksum Flyway keeps of it.
 *
 * <p>Kept because Flyway needs more than half a second of processor time to find out that there is nothing to do, which
 * is so at nearly every start. Whatever is not plainly equal is left to Flyway to judge.
 *
 * @param checksums by file name
 */
record Migrations(Map<String, Integer> checksums) {

    Migrations {
        checksums = Map.copyOf(checksums);
    }

    /** Those in this directory of the class path; none if it cannot be listed. */
    static Migrations on(String directory) throws IOException {
        URL url = Migrations.class.getResource("/" + directory);
        Map<String, Integer> checksums = new HashMap<>();
        for (String name : url == null ? List.<String>of() : names(url, directory)) {
            InputStream content = Migrations.class.getResourceAsStream("/" + directory + "/" + name);
            if (content != null) {
                checksums.put(name, checksum(content));
            }
        }
        return new Migrations(checksums);
    }

    private static List<String> names(URL url, String directory) throws IOException {
        if (url.openConnection() instanceof JarURLConnection inJar) {
            inJar.setUseCaches(false);
            try (JarFile jar = inJar.getJarFile()) {
                return sql(jar.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(directory + "/"))
                        .map(name -> name.substring(directory.length() + 1)));
            }
        }
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return sql(files.map(file -> file.getFileName().toString()));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static List<String> sql(Stream<String> names) {
        return names.filter(name -> name.endsWith(".sql")).toList();
    }

    /** CRC-32 of the lines without their ends, as Flyway counts, so that line ends may differ between checkouts. */
    private static int checksum(InputStream content) throws IOException {
        CRC32 crc = new CRC32();
        try (var lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                crc.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return (int) crc.getValue();
    }
}
