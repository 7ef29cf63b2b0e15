package org.wenku.archive.step;

import java.util.UUID;
import org.hibernate.query.CommonQueryContract;
import org.jspecify.annotations.Nullable;

/**
 * Which of the steps in trouble a decision is about: one, or all of a group.
 *
 * @param step this one; null for a group
 * @param group the key of a {@link StepTrouble}; null for a single step
 */
public record StepChoice(@Nullable UUID step, @Nullable String group) {

    /** What is the same about the steps of a group. */
    static final String KEY = "md5(concat_ws(' ', s.kind, s.state, s.lacks, step_cause(s.note)))";

    public StepChoice {
        if ((step == null) == (group == null)) {
            throw new IllegalArgumentException("either a step or a group, but found " + step + " and " + group);
        }
    }

    /** One step. */
    public static StepChoice of(UUID step) {
        return new StepChoice(step, null);
    }

    /** All of a group. */
    public static StepChoice group(String key) {
        return new StepChoice(null, key);
    }

    String condition() {
        return "s.state in ('FAILED', 'UNAVAILABLE') and " + (step != null ? "s.id = :step" : KEY + " = :group");
    }

    <T extends CommonQueryContract> T bind(T query) {
        query.setParameter(step != null ? "step" : "group", step != null ? step : group);
        return query;
    }
}
