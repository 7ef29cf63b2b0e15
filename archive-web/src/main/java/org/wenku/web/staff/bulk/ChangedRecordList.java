package org.wenku.web.staff.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.api.Answer;

/**
 * A page of what becomes of the records of a change set, by place.
 *
 * @param next the cursor of the page after this one; null at the end
 */
public record ChangedRecordList(
        List<ChangedRecordAnswer> records, @Nullable String next) implements Answer {

    public ChangedRecordList {
        records = List.copyOf(records);
    }
}
