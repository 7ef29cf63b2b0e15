package org.wenku.archive.changeset;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change set that somebody wants.
 *
 * @param name what it is for, in a few words
 * @param allowed the fonds that the person may describe; null for all
 * @param by who wants it
 */
public record NewChangeSet(
        String name,
        Selection selection,
        List<Operation> operations,
        @Nullable Set<UUID> allowed,
        String by) {

    /** The longest name, in characters. */
    public static final int LONGEST_NAME = 200;

    public NewChangeSet {
        name = requireNonNull(name, "name").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new BadWish(
                    "修改集的名称应有 1 至 " + LONGEST_NAME + " 个字符，实有 " + name.length() + " 个；它会作为理由写进每条记录的沿革。",
                    "The name of the change set has " + name.length() + " characters, expected 1 to " + LONGEST_NAME
                            + "; it is the reason that the history of each record will give.");
        }
        requireNonNull(selection, "selection");
        operations = List.copyOf(operations);
        requireNonNull(by, "by");
    }
}
