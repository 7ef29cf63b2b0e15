package org.wenku.archive.describing;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Right;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.EarlierState;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.catalogue.Revision;
import org.wenku.archive.description.Statements;

/** Something a person does with one record. */
public sealed interface Deed {

    /** The verb, for the history and, after {@code record.}, for the audit log. */
    String act();

    /** Why, in the person's words; null where they gave none. */
    default @Nullable String why() {
        return null;
    }

    /**
     * Holds what has to be held before the record is, so that two never wait for each other.
     *
     * @param id the record
     */
    default void prepare(Cataloguing desk, UUID id) {}

    /** The rights it needs in the fonds of the record as it is. */
    default Set<Right> needs(Cataloguing desk, CatalogueRecord record) {
        return EnumSet.of(Right.DESCRIBE);
    }

    /** The code it would give, where it gives one; said when another has it. */
    default String code() {
        return "";
    }

    /** Whether what the person has begun to write of the record is done with when this is done. */
    default boolean settlesDraft() {
        return false;
    }

    /** Does it with a record that is {@linkplain Cataloguing#held held} and is at the version the person has seen. */
    Outcome on(Cataloguing desk, CatalogueRecord record);

    /**
     * Says these things of a record, and sets the condition it stands under.
     *
     * @param access null to leave the condition as it is
     */
    record Describe(
            Statements statements,
            @Nullable Access access,
            @Nullable String why) implements Deed {
        public Describe {
            requireNonNull(statements, "statements");
        }

        @Override
        public String act() {
            return "describe";
        }

        @Override
        public boolean settlesDraft() {
            return true;
        }

        @Override
        public Outcome on(Cataloguing desk, CatalogueRecord record) {
            Access condition = access == null ? record.access() : access;
            if (statements.equals(record.statements()) && condition.equals(record.access())) {
                return new Outcome.Unchanged(record);
            }
            desk.revise(List.of(new Revision(
                    record,
                    statements,
                    condition,
                    record.state(),
                    record.stateReason().orElse(null))));
            return new Outcome.Written(record);
        }
    }

    /** Opens a record to the public. */
    record Publish() implements Deed {
        @Override
        public String act() {
            return "publish";
        }

        @Override
        public Set<Right> needs(Cataloguing desk, CatalogueRecord record) {
            return EnumSet.of(Right.PUBLISH);
        }

        @Override
        public Outcome on(Cataloguing desk, CatalogueRecord record) {
            if (record.state() == RecordState.PUBLISHED) {
                return new Outcome.Unchanged(record);
            }
            desk.publish(record);
            return new Outcome.Written(record);
        }
    }

    /**
     * Takes a record away from the public and leaves a tombstone.
     *
     * @param why for readers
     */
    record Withdraw(String why) implements Deed {
        public Withdraw {
            if (why.isBlank()) {
                throw new IllegalArgumentException("readers must be told why a record was withdrawn");
            }
        }

        @Override
        public String act() {
            return "withdraw";
        }

        @Override
        public Set<Right> needs(Cataloguing desk, CatalogueRecord record) {
            return EnumSet.of(Right.PUBLISH);
        }

        @Override
        public Outcome on(Cataloguing desk, CatalogueRecord record) {
            if (record.publishedAt().isEmpty()) {
                return new Outcome.Prevented(Obstacle.NEVER_PUBLIC, "");
            }
            boolean so = record.state() == RecordState.WITHDRAWN
                    && record.stateReason().equals(java.util.Optional.of(why));
            if (so) {
                return new Outcome.Unchanged(record);
            }
            desk.withdraw(record, why);
            return new Outcome.Written(record);
        }
    }

    /** Makes a record again what it was in an earlier version, its state included. */
    record Restore(int version) implements Deed {
        @Override
        public String act() {
            return "restore";
        }

        @Override
        public String why() {
            return Integer.toString(version);
        }

        @Override
        public Set<Right> needs(Cataloguing desk, CatalogueRecord record) {
            boolean turns = desk.catalogue()
                    .earlier(record.id(), version)
                    .filter(earlier -> earlier.state() != record.state())
                    .isPresent();
            return turns ? EnumSet.of(Right.DESCRIBE, Right.PUBLISH) : EnumSet.of(Right.DESCRIBE);
        }

        @Override
        public Outcome on(Cataloguing desk, CatalogueRecord record) {
            EarlierState earlier =
                    desk.catalogue().earlier(record.id(), version).orElse(null);
            if (earlier == null) {
                return new Outcome.Prevented(Obstacle.NO_SUCH_VERSION, Integer.toString(version));
            }
            if (earlier.equals(EarlierState.of(record))) {
                return new Outcome.Unchanged(record);
            }
            desk.restore(record, version);
            return new Outcome.Written(record);
        }
    }

    /** Deletes a draft that nothing hangs on. Its history stays. */
    record Delete() implements Deed {
        @Override
        public String act() {
            return "delete";
        }

        @Override
        public boolean settlesDraft() {
            return true;
        }

        @Override
        public Outcome on(Cataloguing desk, CatalogueRecord record) {
            if (record.state() != RecordState.DRAFT || record.publishedAt().isPresent()) {
                return new Outcome.Prevented(Obstacle.NOT_A_DRAFT, "");
            }
            return Hanging.on(desk, record)
                    .<Outcome>map(obstacle -> new Outcome.Prevented(obstacle, ""))
                    .orElseGet(() -> {
                        desk.delete(record);
                        return new Outcome.Deleted();
                    });
        }
    }

    /**
     * Moves a record, and with it everything below it, to another place in its fonds.
     *
     * @param parent below which unit
     * @param part the last part of its reference code there; null to keep the one it has, empty for the running number
     */
    record Move(
            UUID parent, @Nullable String part, @Nullable String why) implements Deed {
        @Override
        public String act() {
            return "move";
        }

        @Override
        public String code() {
            return part == null ? "" : part;
        }

        @Override
        public void prepare(Cataloguing desk, UUID id) {
            desk.moving().hold(id, parent);
        }

        @Override
        public Set<Right> needs(Cataloguing desk, CatalogueRecord record) {
            return Movement.turns(desk.catalogue(), record, parent)
                    ? EnumSet.of(Right.DESCRIBE, Right.PUBLISH)
                    : EnumSet.of(Right.DESCRIBE);
        }

        @Override
        public Outcome on(Cataloguing desk, CatalogueRecord record) {
            return new Movement(desk, record, parent, part).outcome();
        }
    }
}
