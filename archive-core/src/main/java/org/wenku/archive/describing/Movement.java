package org.wenku.archive.describing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.arrangement.TreePath;
import org.wenku.archive.catalogue.Catalogue;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.Moving;
import org.wenku.archive.catalogue.RecordState;

/** One move of a record to another place, or what stands in its way. */
final class Movement {

    private final Cataloguing desk;
    private final CatalogueRecord record;
    private final UUID parentId;
    private final @Nullable String wished;

    Movement(Cataloguing desk, CatalogueRecord record, UUID parentId, @Nullable String wished) {
        this.desk = desk;
        this.record = record;
        this.parentId = parentId;
        this.wished = wished;
    }

    /** Whether readers would see by it what they did not see, or the other way round, which is for who may publish. */
    static boolean turns(Catalogue catalogue, CatalogueRecord record, UUID parentId) {
        CatalogueRecord parent = catalogue.record(parentId).orElse(null);
        if (parent == null || record.state() != RecordState.PUBLISHED) {
            return false;
        }
        boolean there = isPublic(parent) && catalogue.ancestors(parent).stream().allMatch(Movement::isPublic);
        return there != catalogue.ancestors(record).stream().allMatch(Movement::isPublic);
    }

    private static boolean isPublic(CatalogueRecord unit) {
        return unit.state() == RecordState.PUBLISHED;
    }

    Outcome outcome() {
        CatalogueRecord parent = desk.held(List.of(parentId)).get(parentId);
        if (parent == null) {
            return new Outcome.Prevented(Obstacle.NO_SUCH_PLACE, parentId.toString());
        }
        Obstacle obstacle = obstacle(parent);
        if (obstacle != null) {
            String found = obstacle == Obstacle.LEVEL_NOT_THERE
                    ? record.level().name()
                    : parent.reference().text();
            return new Outcome.Prevented(obstacle, found);
        }
        boolean stays = record.parentId().filter(parentId::equals).isPresent();
        if (stays && (wished == null || wished.equals(part()))) {
            return new Outcome.Unchanged(record);
        }
        return to(parent, stays);
    }

    private @Nullable Obstacle obstacle(CatalogueRecord parent) {
        if (!parent.fondsId().equals(record.fondsId())) {
            return Obstacle.OTHER_FONDS;
        }
        if (parent.path().text().startsWith(record.path().text())) {
            return Obstacle.BELOW_ITSELF;
        }
        return record.level().mayStandBelow(parent.level()) ? null : Obstacle.LEVEL_NOT_THERE;
    }

    /** The last part of its code. */
    private String part() {
        String code = record.reference().text();
        return code.substring(code.lastIndexOf('/') + 1);
    }

    private Outcome to(CatalogueRecord parent, boolean stays) {
        Moving moving = desk.moving();
        TreePath place = stays ? record.path() : moving.placeBelow(parent);
        String part = wished == null ? part() : wished.isEmpty() ? Long.toString(place.position()) : wished;
        ReferenceCode code;
        try {
            if (part.contains("/")) {
                throw new IllegalArgumentException("a part of a code has no \"/\"");
            }
            code = parent.reference().child(part);
        } catch (IllegalArgumentException notOne) {
            return new Outcome.Prevented(Obstacle.BAD_CODE, part);
        }
        ReferenceCode taken = moving.taken(record, code).orElse(null);
        if (taken != null) {
            return new Outcome.Prevented(Obstacle.CODE_TAKEN, taken.text());
        }
        if (moving.longestCode(record, code) > ReferenceCode.LONGEST) {
            return new Outcome.Prevented(Obstacle.CODE_TOO_LONG, code.text());
        }
        moving.move(record, parent, place, code);
        return new Outcome.Written(record);
    }
}
