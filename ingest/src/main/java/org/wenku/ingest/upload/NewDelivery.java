package org.wenku.ingest.upload;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is opened.
 *
 * @param publish whether it is published when it is taken in
 * @param label what its sender calls it, such as the name of a folder; may be empty
 * @param accession the accession it belongs to; null for none
 */
public record NewDelivery(
        boolean publish, Way way, String label, @Nullable UUID accession) {

    private static final int LONGEST = 200;

    public NewDelivery {
        requireNonNull(way, "way");
        label = label.replace('\0', ' ').strip();
        label = label.length() > LONGEST ? label.substring(0, LONGEST) : label;
    }
}
