package org.wenku.ingest.bag;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.wenku.ingest.drop.Found;

/**
 * A bag that was brought.
 *
 * @param place the folder or the packed file
 * @param called what it was called where it came from, as a path; it is never opened
 * @param care what is known of a file of its payload, by its real path, that lies in our own care; empty for one that is still
 *     its owner's
 */
public record Bag(Path place, Path called, Function<Path, Optional<Found.InCare>> care) {

    public Bag {
        requireNonNull(place, "place");
        requireNonNull(called, "called");
        requireNonNull(care, "care");
    }

    /** A bag that lies where its owner has put it. */
    public static Bag at(Path place) {
        return new Bag(place, place, file -> Optional.empty());
    }

    /** The last part of what it was called. */
    String name() {
        Path last = called.toAbsolutePath().normalize().getFileName();
        return last == null ? "bag" : last.toString();
    }

    /** The same bag, of whose payload this is known. */
    Bag of(Function<Path, Optional<Found.InCare>> known) {
        return new Bag(place, called, known);
    }

    /** Something found in its payload, with what is known of it. */
    Found knowing(Found found) {
        if (found instanceof Found.Arrival arrival) {
            return knowing(arrival);
        }
        return found instanceof Found.Unfit unfit
                ? new Found.Unfit(
                        unfit.path(), unfit.because(), care.apply(unfit.path()).orElse(null))
                : found;
    }

    private Found.Arrival knowing(Found.Arrival arrival) {
        return new Found.Arrival(
                arrival.path(),
                arrival.folder(),
                arrival.name(),
                arrival.size(),
                arrival.beside().stream().map(this::knowing).toList(),
                care.apply(arrival.path()).orElse(null));
    }
}
