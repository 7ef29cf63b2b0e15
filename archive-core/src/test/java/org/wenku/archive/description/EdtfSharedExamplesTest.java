package org.wenku.archive.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wenku.archive.description.EdtfDate.Kind;
import org.wenku.archive.description.EdtfDate.Level;

/**
 * Every row of the shared examples. They were read by another program, whose answers differ from the standard in ways
 * that are named here, each by its own rule, so that no row goes uncompared: the end of a season before year 0 loses
 * its sign, and the others below.
 */
@Tag("shared")
class EdtfSharedExamplesTest {

    private static final int REACH_OF_THE_OTHER_PROGRAM = 271_000;

    /** One row: the expression, its type and its bounds as days. */
    record Row(String edtf, Kind kind, Optional<LocalDate> min, Optional<LocalDate> max, Level file) {

        boolean negative() {
            return edtf.startsWith("-");
        }

        /** Significant digits widen a year; the other program takes the year alone. */
        boolean significant() {
            return kind == Kind.YEAR && edtf.contains("S");
        }

        /** The other program reads only the first and the last member. */
        boolean several() {
            return kind == Kind.SET || kind == Kind.LIST;
        }

        /** It counts masked months and days of a year before 0 backwards, and takes X0 for month 1 or 11. */
        boolean maskedAmiss() {
            return kind == Kind.DATE && edtf.contains("X") && (negative() || edtf.contains("X0"));
        }

        /** It gives a third of a year five months. */
        boolean third() {
            return kind == Kind.SEASON && edtf.matches(".*-(37|38|39)");
        }

        /** It has southern winter begin when northern summer does and call it summer. */
        boolean southern() {
            return kind == Kind.SEASON && edtf.matches(".*-(29|30|31|32)");
        }
    }

    static Stream<Row> rows() throws IOException {
        return Stream.of(
                        rows("valid-level0.tsv", Level.ZERO),
                        rows("valid-level1.tsv", Level.ONE),
                        rows("valid-level2.tsv", Level.TWO))
                .flatMap(List::stream);
    }

    private static List<Row> rows(String file, Level level) throws IOException {
        return Files.readAllLines(folder().resolve(file)).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> new Row(
                        cells[0],
                        Kind.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                        dayOf(cells[2]),
                        dayOf(cells[3]),
                        level))
                .toList();
    }

    /** Their instants have years of four or of six digits; the calendar of Java wants no zeros before five. */
    private static Optional<LocalDate> dayOf(String instant) {
        return Optional.of(instant)
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, text.indexOf('T')))
                .map(text -> text.replaceFirst("^([+-])0{1,2}(\\d{4,5}-)", "$1$2"))
                .map(LocalDate::parse);
    }

    static Stream<String> invalid() throws IOException {
        return Files.readAllLines(folder().resolve("invalid.txt")).stream();
    }

    private static Path folder() {
        return Path.of(System.getProperty("shared.inputs"), "edtf");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_valid_example_has_its_type_and_bounds(Row row) {
        EdtfDate date = Edtf.parse(row.edtf()).orElseThrow();
        assertThat(date.kind()).isEqualTo(row.kind());
        assertThat(date.level()).isLessThanOrEqualTo(row.file());
        Optional<LocalDate> earliest = Optional.ofNullable(date.earliest());
        Optional<LocalDate> latest = Optional.ofNullable(date.latest());
        if (row.maskedAmiss() || row.southern()) {
            assertThat(earliest.orElseThrow()).isBefore(latest.orElseThrow());
            assertThat(earliest.map(LocalDate::getYear)).isEqualTo(row.min().map(LocalDate::getYear));
        } else if (row.third()) {
            assertThat(earliest).isEqualTo(row.min());
            assertThat(latest.map(day -> day.plusDays(1))).isEqualTo(earliest.map(day -> day.plusMonths(4)));
        } else if (row.kind() == Kind.YEAR && row.min().isEmpty()) {
            assertThat(earliest.map(LocalDate::getYear)).isNotEqualTo(Optional.of(0));
            assertThat(earliest.filter(day -> Math.abs(day.getYear()) < REACH_OF_THE_OTHER_PROGRAM))
                    .isEmpty();
        } else if (row.significant() || row.several()) {
            assertThat(earliest.isPresent()).isEqualTo(row.min().isPresent());
            assertThat(latest.isPresent()).isEqualTo(row.max().isPresent());
            row.min().ifPresent(day -> assertThat(earliest.orElseThrow()).isBeforeOrEqualTo(day));
            row.max().ifPresent(day -> assertThat(latest.orElseThrow()).isAfterOrEqualTo(day));
        } else {
            assertThat(earliest).isEqualTo(row.min());
            assertThat(latest)
                    .isEqualTo(
                            row.kind() == Kind.SEASON && row.negative()
                                    ? row.max().map(d -> d.withYear(-d.getYear()))
                                    : row.max());
        }
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void every_invalid_example_is_refused(String text) {
        assertThat(Edtf.read(text)).isInstanceOf(EdtfRefusal.class);
    }
}
