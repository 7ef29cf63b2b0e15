package org.wenku.web.staff.receiving;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.api.Answer;

/**
 * Files of a delivery, in the order in which they were announced.
 *
 * @param next the cursor of the page after this one; null at the end
 */
public record DeliveredFiles(
        List<DeliveredFile> files, @Nullable String next) implements Answer {

    public DeliveredFiles {
        files = List.copyOf(files);
    }
}
