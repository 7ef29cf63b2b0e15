package org.wenku.archive.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Twenty thousand dates of a museum, with the years that its cataloguers gave them. */
@Tag("shared")
class EdtfReadingOfRealDatesTest {

    record Dated(String written, String start, String end) {

        boolean known() {
            return !written.equals("no date") && !written.equals("date not known");
        }

        Optional<EdtfDate> read() {
            return EdtfReading.of(written).suggestion();
        }

        /** Their first year is among the years read; where they gave no year, there is nothing to disagree with. */
        boolean agrees() {
            if (!start.matches("\\d{4}")) {
                return true;
            }
            int year = Integer.parseInt(start);
            return read().filter(date -> year(date.earliest(), year) <= year && year <= year(date.latest(), year))
                    .isPresent();
        }

        private static int year(@Nullable LocalDate bound, int open) {
            return bound == null ? open : bound.getYear();
        }
    }

    @Test
    void nearly_every_dated_record_has_a_reading_that_its_cataloguer_would_share() throws IOException {
        List<Dated> dated = rows().stream().filter(Dated::known).toList();
        assertThat(dated).hasSizeGreaterThan(18_000);
        assertShare(dated, row -> row.read().isPresent(), 0.999);
        assertShare(dated, Dated::agrees, 0.995);
    }

    @Test
    void a_record_without_a_date_has_no_reading() throws IOException {
        assertThat(rows().stream().filter(row -> !row.known()))
                .hasSizeGreaterThan(1_700)
                .allSatisfy(row -> assertThat(row.read()).isEmpty());
    }

    private static void assertShare(List<Dated> rows, Predicate<Dated> test, double least) {
        List<String> misses =
                rows.stream().filter(test.negate()).map(Dated::written).toList();
        assertThat(1.0 - (double) misses.size() / rows.size())
                .as("all but %s", misses)
                .isGreaterThan(least);
    }

    private static List<Dated> rows() throws IOException {
        Path file = Path.of(System.getProperty("shared.inputs"), "records", "tate-artworks.csv.gz");
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<Dated> rows = new ArrayList<>();
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '"') {
                    quoted = !quoted;
                } else if (quoted || c != ',' && c != '\n' && c != '\r') {
                    cell.append((char) c);
                } else if (c != '\r') {
                    cells.add(cell.toString());
                    cell.setLength(0);
                    if (c == '\n') {
                        rows.add(new Dated(cells.get(4), cells.get(5), cells.get(6)));
                        cells.clear();
                    }
                }
            }
            return rows.subList(1, rows.size());
        }
    }
}
