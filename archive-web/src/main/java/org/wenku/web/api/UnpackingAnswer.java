package org.wenku.web.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepNote;

/**
 * Where the unpacking of a file stands.
 *
 * @param state NONE while nobody has asked, else WAITING, RUNNING, DONE, FAILED, UNAVAILABLE or CANCELLED
 * @param done how many things have been taken in or left
 * @param total how many there are; null while that is not known
 * @param noteZh what was said of it, in Chinese
 * @param noteEn the same in English
 * @param unit the record below which the contents stand; null where they stand beside their message, or nowhere yet
 */
public record UnpackingAnswer(
        String file,
        String state,
        long done,
        @Nullable Long total,
        @Nullable String noteZh,
        @Nullable String noteEn,
        @Nullable String unit) {

    static UnpackingAnswer of(UUID file, @Nullable Step step, @Nullable UUID unit) {
        StepNote note = step == null ? null : step.note();
        return new UnpackingAnswer(
                file.toString(),
                step == null ? "NONE" : step.state().name(),
                step == null ? 0 : step.done(),
                step == null ? null : step.total(),
                note == null ? null : note.chinese(),
                note == null ? null : note.english(),
                unit == null ? null : unit.toString());
    }
}
