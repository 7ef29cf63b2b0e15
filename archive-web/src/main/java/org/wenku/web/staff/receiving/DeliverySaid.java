package org.wenku.web.staff.receiving;

import org.jspecify.annotations.Nullable;

/**
 * A delivery that a program opens.
 *
 * @param into the reference code of the unit below which everything is to stand
 * @param publish whether it is published when it is taken in; no if it is not said
 * @param label what the sender calls it
 * @param accession the number of an accession in the register; nothing for none
 * @param way {@code command} for one that is sent by a command
 * @param resume whether one that is the same in all this and not finished is answered instead
 */
public record DeliverySaid(
        @Nullable String into,
        @Nullable Boolean publish,
        @Nullable String label,
        @Nullable String accession,
        @Nullable String way,
        @Nullable Boolean resume) {

    static final DeliverySaid NOTHING = new DeliverySaid(null, null, null, null, null, null);

    static String text(@Nullable String said) {
        return said == null ? "" : said.strip();
    }

    static boolean yes(@Nullable Boolean said) {
        return said != null && said;
    }
}
