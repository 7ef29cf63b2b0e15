package org.wenku.archive.step;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.query.CommonQueryContract;
import org.jspecify.annotations.Nullable;

/**
 * Which steps a person may see and decide about: those done to files of certain fonds, and those they have asked for.
 *
 * @param fonds of these fonds; null for all, and then also what is done to no file
 * @param name who looks
 */
public record StepSight(@Nullable Set<UUID> fonds, String name) {

    /** The steps with the files they are done to, as every question of this sight asks for them. */
    static final String FROM = " from step s left join file f on f.id = s.subject";

    private static final UUID NONE = new UUID(0, 0);

    public StepSight {
        fonds = fonds == null ? null : Set.copyOf(fonds);
        requireNonNull(name, "name");
    }

    String condition() {
        return fonds == null ? "true" : "(f.fonds_id in (:fonds) or s.asked_by = :looks)";
    }

    <T extends CommonQueryContract> T bind(T query) {
        Set<UUID> some = fonds;
        if (some != null) {
            query.setParameterList("fonds", some.isEmpty() ? List.of(NONE) : List.copyOf(some))
                    .setParameter("looks", name);
        }
        return query;
    }
}
