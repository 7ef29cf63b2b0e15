package org.wenku.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReadingTest {

    @ParameterizedTest(name = "{0} is read as {1}")
    @CsvSource({
        "2007-09-15T09:02:31Z, 2007-09-15T09:02:31Z",
        "2004-05-01T00:00:00Z, 2004-05-01",
        "2023-06-28T15:32:00, 2023-06-28T15:32:00",
        "2009-01-05T20:39:48.421000000, 2009-01-05T20:39:48",
        "1998:03:21 08:00:01, 1998-03-21T08:00:01",
        "1958, 1958",
        "1958-03, 1958-03",
    })
    void a_date_keeps_the_precision_really_known(String raw, String edtf) {
        assertThat(DateReading.edtf(raw)).contains(edtf);
    }

    @ParameterizedTest(name = "{0} is no date")
    @ValueSource(
            strings = {
                "1904-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "1601-01-01T00:00:00Z", "0000:00:00 00:00:00",
                "2007-02-30", "9999-01-01", "yesterday", ""
            })
    void what_was_never_set_is_no_date(String raw) {
        assertThat(DateReading.edtf(raw)).isEmpty();
    }
}
