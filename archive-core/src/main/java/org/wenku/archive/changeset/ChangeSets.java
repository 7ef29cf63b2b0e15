package org.wenku.archive.changeset;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.changeset.ChangeSet.Outcome;
import org.wenku.archive.changeset.ChangeSet.State;
import org.wenku.archive.step.StepProgress;

/**
 * The register of change sets, and the work on them. Whoever calls sees to it that the person may do what is asked: the
 * {@link ChangeSet#fonds()} of a set say where the right to describe is needed, {@link ChangeSet#publishes()} whether
 * that to publish is needed too.
 */
public final class ChangeSets {

    /** Records that are looked at, or changed, in one transaction. */
    static final int LOT = 500;

    private final Archive archive;

    /** The change sets of an archive. */
    public ChangeSets(Archive archive) {
        this.archive = archive;
    }

    /**
     * Enters a change set and works out its first records at once.
     *
     * @return the set; PREVIEWED where these were all, else PREVIEWING, and {@link #preview} is to be called
     * @throws BadWish if what the selection names is not there
     */
    public ChangeSet begin(NewChangeSet wanted) {
        Answers.Lots lots = new Answers(archive).of(wanted.selection(), wanted.allowed(), LOT);
        Answers.Lot first = lots.next();
        boolean all = first.ids().size() < LOT;
        UUID id = archive.write(previewing(wanted.by()), desk -> {
            ChangeSetTable sets = new ChangeSetTable(desk.session());
            UUID made = sets.enter(wanted, ChangeSet.Kind.EDIT, null, desk.now());
            lot(desk, made, wanted.allowed(), wanted.operations(), first, 0);
            if (all) {
                sets.enterState(made, State.PREVIEWED);
            }
            return made;
        });
        return find(id).orElseThrow();
    }

    private static Act previewing(String by) {
        return new Act(by, "preview", null);
    }

    private static int lot(
            Cataloguing desk,
            UUID set,
            @Nullable Set<UUID> allowed,
            List<Operation> operations,
            Answers.Lot lot,
            int place) {
        Previewing previewing = new Previewing(desk, set, allowed, place);
        previewing.all(lot.ids(), operations);
        return previewing.keep(lot.faults(), at -> {
            throw new IllegalStateException("a selection names a record twice, at place " + at);
        });
    }

    /**
     * Works out the whole set, from the beginning, because the answer to a search does not outlive the process that
     * asked; does nothing to a set that is not PREVIEWING.
     *
     * @param progress is told how many records have been looked at; where it says stop, the set stays PREVIEWING
     */
    public void preview(UUID id, StepProgress progress) {
        ChangeSet set = find(id).orElseThrow();
        if (set.state() != State.PREVIEWING) {
            return;
        }
        try {
            Answers.Lots lots = new Answers(archive).of(set.selection(), set.allowed(), LOT);
            int place = 0;
            long looked = 0;
            for (Answers.Lot lot = lots.next(); !lot.ids().isEmpty() || looked == 0; lot = lots.next()) {
                boolean first = looked == 0;
                int from = place;
                Answers.Lot some = lot;
                place = archive.write(previewing(set.madeBy()), desk -> {
                    progress.hold(desk);
                    if (first) {
                        new ChangeSetTable(desk.session()).clear(id);
                    }
                    return lot(desk, id, set.allowed(), set.operations(), some, from);
                });
                looked += Math.max(1, lot.ids().size());
                progress.at(looked, null);
                if (progress.mustStop()) {
                    return;
                }
            }
            state(id, State.PREVIEWING, State.PREVIEWED);
        } catch (BadWish e) {
            archive.<Void>write(previewing(set.madeBy()), desk -> {
                new ChangeSetTable(desk.session()).fail(id, e.why());
                return null;
            });
        }
    }

    private boolean state(UUID id, State from, State to) {
        return archive.write(previewing("archive"), desk -> {
            ChangeSetTable sets = new ChangeSetTable(desk.session());
            boolean there = sets.hold(id).filter(set -> set.state() == from).isPresent();
            if (there) {
                sets.enterState(id, to);
            }
            return there;
        });
    }

    /**
     * Says that the set is to be applied; {@link #apply} does it. Asked again, it changes nothing.
     *
     * @throws BadWish if the set is not previewed
     */
    public void askToApply(UUID id, String by) {
        archive.<Void>write(new Act(by, "edit", null), desk -> {
            askToApply(desk, id, by);
            return null;
        });
    }

    /** The same within a transaction of others, such as one that asks for the step and writes the audit log. */
    public static void askToApply(Cataloguing desk, UUID id, String by) {
        ChangeSetTable sets = new ChangeSetTable(desk.session());
        ChangeSet set = sets.hold(id).orElseThrow(() -> unknown(id));
        if (set.state() == State.APPLYING || set.state() == State.APPLIED) {
            return;
        }
        if (set.state() != State.PREVIEWED) {
            throw new BadWish(
                    "修改集“" + set.name() + "”还没有预览完，或者已放弃，不能执行。",
                    "The change set “" + set.name() + "” is not previewed or was discarded, so it cannot be applied.");
        }
        sets.beginToApply(id, by, desk.now());
    }

    private static BadWish unknown(UUID id) {
        return new BadWish("没有这个修改集：" + id, "There is no change set " + id + ".");
    }

    /**
     * Changes the records of a set that is APPLYING, lot by lot. It may be killed at any moment and called again, here
     * or in another process: what is done stays done and is not done twice.
     *
     * @param progress is told how many records are done of the whole set; where it says stop, the set stays APPLYING
     */
    public void apply(UUID id, StepProgress progress) {
        ChangeSet set = find(id).orElseThrow(() -> unknown(id));
        if (set.state() != State.APPLYING) {
            return;
        }
        String by = set.appliedBy() == null ? set.madeBy() : set.appliedBy();
        Act act = new Act(by, set.kind() == ChangeSet.Kind.UNDO ? "undo" : "edit", set.name());
        long done = set.counts().applied() + set.counts().sinceChanged();
        int after = 0;
        long all = done + set.counts().changing();
        while (!progress.mustStop()) {
            int from = after;
            after = archive.write(act, desk -> {
                progress.hold(desk);
                return new Applying(desk, set).lot(from, LOT);
            });
            if (after == from) {
                finish(id);
                return;
            }
            done = Math.min(all, done + LOT);
            progress.at(done, all);
        }
    }

    /** Ends the set if no other process still holds some of its records. */
    private void finish(UUID id) {
        archive.<Void>write(previewing("archive"), desk -> {
            ChangeSetTable sets = new ChangeSetTable(desk.session());
            if (sets.hold(id).orElseThrow().counts().changing() == 0) {
                sets.end(id, desk.now());
            }
            return null;
        });
    }

    /**
     * Makes the set that takes another back: the records that it changed and that nobody has written since. It is
     * previewed at once and to be applied like any other.
     *
     * @throws BadWish if the set has not been applied, or is being taken back already
     */
    public ChangeSet undo(UUID id, String name, String by) {
        UUID made = archive.write(previewing(by), desk -> {
            ChangeSetTable sets = new ChangeSetTable(desk.session());
            ChangeSet undone = sets.hold(id).orElseThrow(() -> unknown(id));
            if (!undone.canBeUndone()) {
                throw new BadWish(
                        "修改集“" + undone.name() + "”没有执行完、没有改动，或者已经撤销过。",
                        "The change set “" + undone.name()
                                + "” is not applied, changed nothing, or has been undone already.");
            }
            UUID undo = sets.enter(
                    new NewChangeSet(name, new Selection.Undone(), List.of(), null, by),
                    ChangeSet.Kind.UNDO,
                    undone,
                    desk.now());
            new RecordTable(desk.session()).enterUndone(undo, id);
            return undo;
        });
        return find(made).orElseThrow();
    }

    /**
     * Leaves records of a previewed set as they are, or takes them in again.
     *
     * @param places the places of the records; null for all
     * @throws BadWish if the set is not previewed
     */
    public void leaveOut(UUID id, @Nullable List<Integer> places, boolean out) {
        archive.<Void>write(previewing("archive"), desk -> {
            ChangeSetTable sets = new ChangeSetTable(desk.session());
            ChangeSet set = sets.hold(id).orElseThrow(() -> unknown(id));
            if (set.state() != State.PREVIEWED) {
                throw new BadWish(
                        "只有预览完、还未执行的修改集可以增减记录。", "Only a set that is previewed and not applied can be narrowed.");
            }
            Outcome from = out ? Outcome.CHANGING : Outcome.LEFT_OUT;
            Outcome to = out ? Outcome.LEFT_OUT : Outcome.CHANGING;
            int turned = new RecordTable(desk.session()).turn(id, from, to, places);
            sets.move(id, out ? "changing" : "left_out", out ? "left_out" : "changing", turned);
            return null;
        });
    }

    /** Gives up a set that is not applied; one that is stays, because it is part of the history. */
    public void discard(UUID id) {
        archive.<Void>write(previewing("archive"), desk -> {
            ChangeSetTable sets = new ChangeSetTable(desk.session());
            ChangeSet set = sets.hold(id).orElseThrow(() -> unknown(id));
            if (set.state() == State.APPLYING || set.state() == State.APPLIED) {
                throw new BadWish("已执行的修改集不能放弃，只能撤销。", "A set that was applied cannot be discarded, only undone.");
            }
            sets.clear(id);
            sets.enterState(id, State.DISCARDED);
            return null;
        });
    }

    /** The set with this identifier. */
    public Optional<ChangeSet> find(UUID id) {
        return archive.read(catalogue -> catalogue.ask(session -> new ChangeSetTable(session).find(id)));
    }

    /**
     * The newest sets.
     *
     * @param before the set after which the page begins; null for the first page
     * @param describes the fonds whose sets are wanted; null for all
     * @param by the person, who also sees their own sets that have no records
     */
    public List<ChangeSet> list(@Nullable UUID before, @Nullable Set<UUID> describes, String by, int most) {
        return archive.read(
                catalogue -> catalogue.ask(session -> new ChangeSetTable(session).list(before, describes, by, most)));
    }

    /**
     * Records of a set, by place.
     *
     * @param outcome only those with this outcome; null for all
     * @param after the place after which the page begins; 0 for the first
     */
    public List<ChangedRecord> records(ChangeSet set, @Nullable Outcome outcome, int after, int most) {
        return archive.read(
                catalogue -> catalogue.ask(session -> new RecordTable(session).page(set, outcome, after, most)));
    }

    /**
     * What a sheet or a list of codes said that could not be used.
     *
     * @param after how many to pass over, as the number of the last one seen
     */
    public List<Fault> faults(ChangeSet set, int after, int most) {
        return archive.read(
                catalogue -> catalogue.ask(session -> new RecordTable(session).faults(set.id(), after, most)));
    }
}
