package org.wenku.archive.step;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step with what it is done to, as the desk lists it.
 *
 * @param file the name of the file; null when it is done to none
 * @param record the record of that file
 */
public record StepLine(
        Step step, @Nullable String file, @Nullable UUID record) {}
