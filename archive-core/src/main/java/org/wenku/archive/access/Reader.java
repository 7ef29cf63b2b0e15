package org.wenku.archive.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as it matters to what they may see and do: the rights they hold in the whole archive and those they
 * hold in single fonds.
 *
 * @param everywhere rights in the whole archive
 * @param inFonds further rights by fonds
 */
public record Reader(Set<Right> everywhere, Map<UUID, Set<Right>> inFonds) {

    /** Anyone at all. */
    public static final Reader PUBLIC = new Reader(Set.of(), Map.of());

    public Reader {
        everywhere = Set.copyOf(everywhere);
        Map<UUID, Set<Right>> copy = new HashMap<>();
        inFonds.forEach((fonds, rights) -> {
            if (!rights.isEmpty()) {
                copy.put(fonds, Set.copyOf(rights));
            }
        });
        inFonds = Map.copyOf(copy);
    }

    /** Somebody who has these roles. */
    public static Reader of(Collection<Grant> grants) {
        Set<Right> everywhere = EnumSet.noneOf(Right.class);
        Map<UUID, Set<Right>> inFonds = new HashMap<>();
        for (Grant grant : grants) {
            UUID fonds = grant.fondsId();
            Set<Right> held =
                    fonds == null ? everywhere : inFonds.computeIfAbsent(fonds, unknown -> EnumSet.noneOf(Right.class));
            held.addAll(grant.role().rights());
        }
        return new Reader(everywhere, inFonds);
    }

    /** Somebody who has this role in the whole archive. */
    public static Reader of(Role role) {
        return of(List.of(Grant.everywhere(role)));
    }

    /** Somebody who has this role in one fonds. */
    public static Reader of(Role role, UUID fondsId) {
        return of(List.of(new Grant(role, fondsId)));
    }

    /** Whether the right is theirs in this fonds. */
    public boolean holds(Right right, UUID fondsId) {
        return everywhere.contains(right)
                || inFonds.getOrDefault(fondsId, Set.of()).contains(right);
    }

    /** Whether the right is theirs in some fonds at least. */
    public boolean holdsAnywhere(Right right) {
        return everywhere.contains(right) || inFonds.values().stream().anyMatch(rights -> rights.contains(right));
    }

    /** Whether the right is theirs in the whole archive, in every fonds that is or will be. */
    public boolean holdsEverywhere(Right right) {
        return everywhere.contains(right);
    }

    /** The fonds in which the right was given to them one by one; says nothing of who holds it everywhere. */
    public Set<UUID> fondsWith(Right right) {
        Set<UUID> fonds = new HashSet<>();
        inFonds.forEach((each, rights) -> {
            if (rights.contains(right)) {
                fonds.add(each);
            }
        });
        return fonds;
    }

    /** Whether they see no more than anyone does. */
    public boolean seesOnlyWhatIsPublic() {
        return !holdsAnywhere(Right.SEE_DRAFTS);
    }

    /**
     * The same person with less: what they hand to a program.
     *
     * @param rights the most the program may do
     * @param fonds where; null for wherever the person may
     */
    public Reader narrowedTo(Set<Right> rights, @Nullable Set<UUID> fonds) {
        Set<Right> kept = common(everywhere, rights);
        Map<UUID, Set<Right>> in = new HashMap<>();
        if (fonds == null) {
            inFonds.forEach((each, held) -> in.put(each, common(held, rights)));
            return new Reader(kept, in);
        }
        fonds.forEach(each -> {
            Set<Right> held = EnumSet.noneOf(Right.class);
            held.addAll(kept);
            held.addAll(common(inFonds.getOrDefault(each, Set.of()), rights));
            in.put(each, held);
        });
        return new Reader(Set.of(), in);
    }

    private static Set<Right> common(Set<Right> some, Set<Right> others) {
        Set<Right> both = EnumSet.noneOf(Right.class);
        both.addAll(some);
        both.retainAll(others);
        return both;
    }
}
