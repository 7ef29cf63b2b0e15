package org.wenku.web.staff.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.api.Answer;

/**
 * A page of change sets, the newest first.
 *
 * @param next the cursor of the page after this one; null at the end
 */
public record ChangeSetList(
        List<ChangeSetAnswer> changeSets, @Nullable String next) implements Answer {

    public ChangeSetList {
        changeSets = List.copyOf(changeSets);
    }
}
