package org.wenku.web.staff.bulk;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.changeset.BadWish;
import org.wenku.archive.changeset.ChangeSet;
import org.wenku.archive.changeset.ChangeSets;
import org.wenku.archive.changeset.Operation;
import org.wenku.web.caller.Caller;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.Language;

/** Who may see and do what with a change set; asked by the pages and the interface for programs alike. */
final class BulkRights {

    private final ChangeSets sets;

    BulkRights(ChangeSets sets) {
        this.sets = sets;
    }

    /** The fonds whose records the person may change; null for all. */
    static @Nullable Set<UUID> describes(Caller caller) {
        Reader reader = caller.reader();
        return reader.holdsEverywhere(Right.DESCRIBE) ? null : reader.fondsWith(Right.DESCRIBE);
    }

    /** The set, if the person may describe in every fonds that it touches. */
    ChangeSet seen(String id, Caller caller) {
        ChangeSet set = sets.find(identifier(id)).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        Set<UUID> describes = describes(caller);
        boolean own = set.madeBy().equals(caller.name()) && set.fonds().isEmpty();
        boolean theirs = describes == null || !set.fonds().isEmpty() && describes.containsAll(set.fonds());
        if (set.state() == ChangeSet.State.DISCARDED || !own && !theirs) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
        return set;
    }

    /** The set, if the person may also do what it does. */
    ChangeSet mine(String id, Caller caller) {
        ChangeSet set = seen(id, caller);
        for (UUID fonds : set.fonds()) {
            caller.mustHold(Right.DESCRIBE, fonds);
            if (set.publishes()) {
                caller.mustHold(Right.PUBLISH, fonds);
            }
        }
        return set;
    }

    /** Goes on only if whoever wants these operations could apply them anywhere. */
    static void mayWish(Iterable<Operation> operations, Caller caller) {
        for (Operation operation : operations) {
            if (operation.publishes() && !caller.reader().holdsAnywhere(Right.PUBLISH)) {
                throw Refusal.of(Problem.FORBIDDEN);
            }
        }
    }

    private static UUID identifier(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Problem.BAD_IDENTIFIER, id);
        }
    }

    static String words(BadWish wish, Language language) {
        return language == Language.ZH ? wish.why().chinese() : wish.why().english();
    }

    static Refusal refusal(BadWish wish, ContainerRequestContext request) {
        return Refusal.of(Problem.BAD_CHANGE, words(wish, Language.of(request)));
    }
}
