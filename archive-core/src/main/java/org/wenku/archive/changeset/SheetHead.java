package org.wenku.archive.changeset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.wenku.archive.catalogue.CatalogueRecord;

/** The columns that every sheet of records begins with: what the record is and how it stands. */
enum SheetHead {
    ID,
    CODE,
    LEVEL,
    STATE,
    STATE_REASON,
    ACCESS,
    ACCESS_UNTIL,
    ACCESS_REASON,
    VERSION;

    static final List<SheetHead> ALL = List.of(values());

    String head() {
        return lower(this);
    }

    /** What stands in this column for a record. */
    String cell(CatalogueRecord record) {
        return switch (this) {
            case ID -> record.id().toString();
            case CODE -> record.reference().text();
            case LEVEL -> lower(record.level());
            case STATE -> lower(record.state());
            case STATE_REASON -> record.stateReason().orElse("");
            case ACCESS -> lower(record.access().condition());
            case ACCESS_UNTIL -> Objects.toString(record.access().until(), "");
            case ACCESS_REASON -> Objects.toString(record.access().reason(), "");
            case VERSION -> Integer.toString(record.version());
        };
    }

    static Optional<SheetHead> named(String head) {
        return Arrays.stream(values())
                .filter(each -> each.head().equals(head.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
