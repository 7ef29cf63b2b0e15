package org.wenku.archive.accession;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written into the register.
 *
 * @param number null for the next number of the year
 * @param donor from whom it was received
 * @param agreement on which agreement, in words or by its number
 * @param receivedOn the day on which it was received
 * @param extent how much it is, in words
 */
public record NewAccession(
        @Nullable String number,
        String donor,
        @Nullable String agreement,
        LocalDate receivedOn,
        @Nullable String extent,
        @Nullable String note) {

    /** The most characters of a number. */
    public static final int LONGEST_NUMBER = 60;

    /** The most characters of each of the others. */
    public static final int LONGEST = 4000;

    public NewAccession {
        number = stripped(number);
        donor = requireNonNull(donor, "donor").strip();
        agreement = stripped(agreement);
        requireNonNull(receivedOn, "receivedOn");
        extent = stripped(extent);
        note = stripped(note);
        if (donor.isEmpty()) {
            throw new IllegalArgumentException("an accession needs a donor, but found none");
        }
        if (number != null && (number.length() > LONGEST_NUMBER || number.matches(".*[\\p{Cntrl}/\\\\].*"))) {
            throw new IllegalArgumentException("the number of an accession has at most " + LONGEST_NUMBER
                    + " characters and no slash, but found \"" + number + "\"");
        }
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
