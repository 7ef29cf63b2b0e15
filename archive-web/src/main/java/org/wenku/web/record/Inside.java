package org.wenku.web.record;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands inside a file of the unit that holds others.
 *
 * @param id of the file
 * @param name of the file
 * @param total how many files stand in it, in words
 * @param unlisted why that is not all, in words; null when it is
 * @param next the address of the following page; null on the last
 * @param first the address of the first page; null on the first
 * @param unit the address of the unit that they were unpacked into; null where there is none that this reader may see
 * @param unpacking where its unpacking stands; null for readers who have nothing to do with it
 */
public record Inside(
        String id,
        String name,
        String total,
        @Nullable String unlisted,
        List<Line> lines,
        @Nullable String next,
        @Nullable String first,
        @Nullable String unit,
        @Nullable Unpacking unpacking) {

    /**
     * One file in it.
     *
     * @param path its path, as the container says it
     * @param href the record that has it; null where none has that this reader may see
     * @param facts size, date and the like, as written
     * @param said what has become of it and what is known against it; null for nothing
     */
    public record Line(
            String path,
            @Nullable String href,
            List<String> facts,
            @Nullable String said) {
        public Line {
            requireNonNull(path, "path");
            facts = List.copyOf(facts);
        }
    }

    /**
     * Where unpacking stands.
     *
     * @param state in words; null while nobody has asked
     * @param busy whether it is under way
     * @param note what was said at its end; null for nothing
     * @param cause the tool's own words; null for none
     * @param button what the button says that asks for it
     * @param next whether that is what is to be done next, and not only again
     */
    public record Unpacking(
            @Nullable String state,
            boolean busy,
            @Nullable String note,
            @Nullable String cause,
            String button,
            boolean next) {}

    public Inside {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(total, "total");
        lines = List.copyOf(lines);
    }
}
