package org.wenku.web.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "bytes=0-0                     | 10 | 0..0",
                "bytes=0-9                     | 10 | 0..9",
                "bytes=0-                      | 10 | 0..9",
                "bytes=3-5                     | 10 | 3..5",
                "bytes=9-                      | 10 | 9..9",
                "bytes=5-1000                  | 10 | 5..9",
                "bytes=-3                      | 10 | 7..9",
                "bytes=-10                     | 10 | 0..9",
                "bytes=-1000                   | 10 | 0..9",
                "bytes=-99999999999999999999   | 10 | 0..9",
                "bytes=1-99999999999999999999  | 10 | 1..9",
                "BYTES = 1 - 2                 | 10 | 1..2",
                "bytes=10-                     | 10 | outside",
                "bytes=10-20                   | 10 | outside",
                "bytes=-0                      | 10 | outside",
                "bytes=0-                      |  0 | outside",
                "bytes=-5                      |  0 | whole",
                "bytes=99999999999999999999-   | 10 | outside",
                "bytes=5-3                     | 10 | whole",
                "bytes=-                       | 10 | whole",
                "bytes=0-1,4-5                 | 10 | whole",
                "bytes=a-b                     | 10 | whole",
                "bytes=1--2                    | 10 | whole",
                "bytes                         | 10 | whole",
                "lines=0-1                     | 10 | whole",
                "-                             | 10 | whole",
            })
    void a_header_asks_for(String header, long size, String expected) {
        ByteRange range = ByteRange.of(header, size);

        String found = range instanceof ByteRange.Part part
                ? part.first() + ".." + part.last()
                : range.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        assertThat(found).isEqualTo(expected);
    }
}
