package org.wenku.web.staff.unpacking;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.web.page.Frame;

/**
 * A container and what becomes of its contents.
 *
 * @param id of the file
 * @param record the address of the record it belongs to
 * @param reference the code of that record
 * @param unasked whether what is in it becomes items without anybody asking
 * @param members what is known to be in it, with what could not be read of it
 * @param state the name of the state of the newest step; null while there was none
 * @param busy whether that is still under way
 * @param percent how far it is; null when that is not known
 * @param note what was said at its end, in the reader's language; null for nothing
 * @param cause the tool's own words; null for none
 * @param unit the address of the unit with the contents; null while there is none
 */
public record UnpackingPage(
        Frame frame,
        String id,
        String record,
        String reference,
        boolean unasked,
        List<Member> members,
        @Nullable String state,
        boolean busy,
        @Nullable String percent,
        @Nullable String note,
        @Nullable String cause,
        @Nullable String unit) {

    /** Something in the container. */
    public record Member(String path, String problem) {}

    public UnpackingPage {
        requireNonNull(frame, "frame");
        members = List.copyOf(members);
    }
}
