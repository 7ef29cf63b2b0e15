package org.wenku.archive.exchange.bagit;

import java.util.ArrayList;
import java.util.List;

/** What a check has found so far. A bag with a million faults is refused for the first of them, and their number. */
final class BagNotes {

    /** More are counted but not told. */
    private static final int MOST = 1000;

    private final List<BagNote> notes = new ArrayList<>();
    private long faults;
    private long untold;

    void fault(BagNote.Kind kind, String where, String found) {
        add(BagNote.fault(kind, where, found));
    }

    void warning(BagNote.Kind kind, String where, String found) {
        add(BagNote.warning(kind, where, found));
    }

    void either(boolean fault, BagNote.Kind kind, String where, String found) {
        add(new BagNote(fault, kind, where, found));
    }

    private void add(BagNote note) {
        faults += note.fault() ? 1 : 0;
        boolean tell = notes.size() < MOST || (note.fault() && notes.stream().noneMatch(BagNote::fault));
        if (tell && !notes.contains(note)) {
            notes.add(note);
        } else {
            untold++;
        }
    }

    boolean anyFault() {
        return faults > 0;
    }

    List<BagNote> all() {
        return List.copyOf(notes);
    }

    long untold() {
        return untold;
    }
}
