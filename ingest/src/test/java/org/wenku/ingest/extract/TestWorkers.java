package org.wenku.ingest.extract;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The class path of a child in tests: that of the test without the tests and without what only the parent needs. */
public final class TestWorkers {

    private static final List<String> PARENT_ONLY = List.of(
            "test-classes",
            "archive-core",
            "hibernate",
            "lucene",
            "flyway",
            "postgres",
            "junit",
            "assertj",
            "archunit",
            "logback",
            "ocfl");

    private TestWorkers() {}

    /** The entries of the class path. */
    public static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> PARENT_ONLY.stream().noneMatch(entry::contains))
                .map(Path::of)
                .toList();
    }

    /** Settings with one worker for quick tests. */
    public static ExtractorSettings settings(Path scratch) {
        return ExtractorSettings.standard(classPath(), scratch).withWorkers(1);
    }
}
