package org.wenku.archive.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one place that says who may see what. Deny by default: what no rule grants is hidden.
 *
 * <p>The same rule stands once more as the SQL function {@code effective_condition}, because lists of a million units
 * must ask an index; a test holds the two against each other.
 */
public final class AccessRules {

    private AccessRules() {}

    /**
     * What must be known of a unit to decide.
     *
     * @param fonds the fonds it stands in
     * @param published whether it and everything above it are published
     * @param withdrawnAt when it was withdrawn after having been public; null when it was not
     * @param access the strictest condition of it and everything above it that holds today
     */
    public record Circumstances(
            UUID fonds,
            boolean published,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnBecause,
            Condition access,
            @Nullable LocalDate until,
            @Nullable String reason) {}

    /** What this reader may do with a unit in these circumstances. */
    public static AccessDecision decide(Reader reader, Circumstances circumstances) {
        if (reader.holds(Right.SEE_DRAFTS, circumstances.fonds())) {
            return new AccessDecision.Granted();
        }
        Condition access = circumstances.access();
        if (circumstances.withdrawnAt() != null && access != Condition.CLOSED) {
            return new AccessDecision.Withdrawn(circumstances.withdrawnAt(), circumstances.withdrawnBecause());
        }
        if (!circumstances.published() || access == Condition.CLOSED) {
            return new AccessDecision.Hidden();
        }
        return access == Condition.OPEN
                ? new AccessDecision.Granted()
                : new AccessDecision.DescriptionOnly(circumstances.reason(), circumstances.until());
    }
}
