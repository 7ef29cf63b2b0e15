package org.wenku.ingest.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes that are being read or entered, so that the same bytes twice in one drop are not read and stored twice. The
 * later arrival waits until the earlier one has ended, and then finds that it is held, or is set aside as that one was.
 */
final class InFlight {

    private final Map<String, Arrived> first = new HashMap<>();
    private final Map<Arrived, List<Arrived>> behind = new HashMap<>();

    /** Whether this arrival is the first with its bytes and so is to be read; otherwise it waits here. */
    synchronized boolean claim(Arrived arrived) {
        Optional<Arrived> earlier = arrived.unread().stream()
                .map(each -> first.get(each.receipt().sha256()))
                .filter(other -> other != null && other != arrived)
                .findFirst();
        if (earlier.isPresent()) {
            behind.computeIfAbsent(earlier.get(), other -> new ArrayList<>()).add(arrived);
            return false;
        }
        arrived.received().forEach(each -> first.putIfAbsent(each.receipt().sha256(), arrived));
        return true;
    }

    /** Ends the claim of an arrival; returns those that waited for it. */
    synchronized List<Arrived> release(Arrived arrived) {
        arrived.received().forEach(each -> first.remove(each.receipt().sha256(), arrived));
        List<Arrived> waited = behind.remove(arrived);
        return waited == null ? List.of() : waited;
    }
}
