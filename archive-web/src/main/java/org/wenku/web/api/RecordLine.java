package org.wenku.web.api;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.catalogue.CatalogueRecord;

/**
 * A record as lists show it.
 *
 * @param level {@code fonds}, {@code subfonds}, {@code series}, {@code subseries}, {@code file} or {@code item}
 * @param date as written
 * @param href where all of it is
 */
public record RecordLine(
        String id,
        String title,
        String referenceCode,
        String level,
        @Nullable String date,
        String href) {

    static RecordLine of(CatalogueRecord record) {
        return new RecordLine(
                record.id().toString(),
                record.title(),
                record.reference().text(),
                level(record),
                record.dateText().orElse(null),
                "/api/v1/records/" + record.id());
    }

    static String level(CatalogueRecord record) {
        return record.level().name().toLowerCase(Locale.ROOT);
    }
}
