package org.wenku.ingest.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.unpacking.Container;
import org.wenku.archive.unpacking.Contents;
import org.wenku.archive.unpacking.InnerState;

/**
 * Brings together, after a mailbox or a message was opened, each message and what was attached to it: both say so, and the
 * messages of a mailbox know what has become of what is inside them. Done again, nothing changes.
 */
final class Attached {

    private static final int TOGETHER = 100;

    private final HeldFile container;
    private final TakenOut taken;
    private final Map<Integer, Contents.Ending> endings;
    private final Consumer<Consumer<Cataloguing>> transactions;

    /**
     * What was attached in one container.
     *
     * @param endings how everything in it has ended, by its place there
     * @param transactions carries out a lot of writes as one
     */
    Attached(
            HeldFile container,
            TakenOut taken,
            Map<Integer, Contents.Ending> endings,
            Consumer<Consumer<Cataloguing>> transactions) {
        this.container = container;
        this.taken = taken;
        this.endings = endings;
        this.transactions = transactions;
    }

    /** Relates everything, and then notes what is inside each message. */
    void relate() {
        Map<Integer, Relating.Pair> pairs = new HashMap<>();
        for (int ordinal : List.copyOf(endings.keySet())) {
            UUID message = messageOf(ordinal);
            UUID part = record(ordinal);
            if (message != null && part != null && !message.equals(part)) {
                pairs.put(ordinal, new Relating.Pair(message, part));
            }
            if (pairs.size() >= TOGETHER) {
                relate(pairs);
            }
        }
        relate(pairs);
        noteMessages();
    }

    /** The record of the message that something is attached to; null where that is none, or did not come in. */
    private @Nullable UUID messageOf(int ordinal) {
        int within = taken.within(ordinal);
        if (within > 0) {
            return record(within);
        }
        return Container.of(container).filter(kind -> kind == Container.MESSAGE).isPresent()
                ? container.recordId()
                : null;
    }

    private @Nullable UUID record(int ordinal) {
        Contents.Ending ending = endings.get(ordinal);
        return ending == null ? null : ending.record();
    }

    private void relate(Map<Integer, Relating.Pair> pairs) {
        if (!pairs.isEmpty()) {
            transactions.accept(desk -> {
                Set<Relating.Pair> own = Relating.relate(desk, pairs.values());
                List<Contents.Ending> taken = new ArrayList<>();
                pairs.forEach((ordinal, pair) -> {
                    Contents.Ending ending = endings.get(ordinal);
                    if (own.contains(pair) && ending != null && ending.state() == InnerState.HELD) {
                        taken.add(new Contents.Ending(ordinal, InnerState.TAKEN, ending.record(), null, null));
                    }
                });
                taken.forEach(each -> endings.put(each.ordinal(), each));
                Contents.note(desk, container.id(), taken);
            });
            pairs.clear();
        }
    }

    private void noteMessages() {
        Map<UUID, Integer> messages = new HashMap<>();
        for (int ordinal : endings.keySet()) {
            UUID record = record(ordinal);
            if (record != null && taken.attachedTo(ordinal) > 0) {
                messages.put(record, ordinal);
            }
            if (messages.size() >= TOGETHER) {
                note(messages);
            }
        }
        note(messages);
    }

    /** Notes with messages what has become of what is inside them, as it is noted with the container. */
    private void note(Map<UUID, Integer> messages) {
        if (!messages.isEmpty()) {
            transactions.accept(desk -> {
                Map<UUID, List<HeldFile>> files = desk.catalogue().filesOf(List.copyOf(messages.keySet()));
                messages.forEach((message, ordinal) -> files.getOrDefault(message, List.of()).stream()
                        .filter(file -> Container.of(file).isPresent())
                        .findFirst()
                        .ifPresent(file -> Contents.note(desk, file.id(), inside(ordinal))));
            });
            messages.clear();
        }
    }

    private List<Contents.Ending> inside(int ordinal) {
        List<Contents.Ending> inside = new ArrayList<>();
        for (int i = 1; i <= taken.attachedTo(ordinal); i++) {
            Contents.Ending ending = endings.get(ordinal + i);
            if (ending != null) {
                inside.add(new Contents.Ending(i, ending.state(), ending.record(), ending.noteZh(), ending.noteEn()));
            }
        }
        return inside;
    }
}
