package org.wenku.archive.exchange.bagit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The bags that others made, each with the verdict that its makers expect. */
@Tag("shared")
class SharedBagsTest {

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> every_bag_is_judged_as_its_makers_expect() throws IOException {
        Path inputs =
                Path.of(requireNonNull(System.getProperty("shared.inputs"))).resolve("bagit");
        unpack(inputs.resolve("bags-shared.tar.gz"));
        return Files.readAllLines(inputs.resolve("expected.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> judge(row[0], row[2])))
                .toList();
    }

    private void judge(String bag, String expected) throws IOException {
        BagReport report = BagCheck.of(folder.resolve(bag));

        BagReport.Verdict verdict = expected.startsWith("refuse-or-invalid")
                ? BagReport.Verdict.INVALID
                : BagReport.Verdict.valueOf(
                        expected.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        assertThat(report.verdict())
                .as(
                        "%s: %s",
                        bag, report.notes().stream().map(BagNote::inEnglish).toList())
                .isEqualTo(verdict);
    }

    private void unpack(Path archive) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                assertThat(target).startsWithRaw(folder);
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(requireNonNull(target.getParent()));
                    Files.copy(tar, target);
                }
            }
        }
    }
}
