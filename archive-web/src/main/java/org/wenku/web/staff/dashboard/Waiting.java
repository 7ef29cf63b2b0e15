package org.wenku.web.staff.dashboard;

import java.util.List;
import org.wenku.web.caller.Caller;
import org.wenku.web.page.Messages;

/** Tells what waits at a desk for somebody. */
public interface Waiting {

    /**
     * What waits, in words, with the list it leads to.
     *
     * @param href where it is listed, from the root of the site
     * @param count how many
     * @param words what they are
     */
    record Line(String href, long count, String words) {}

    /** What waits for this person; empty where nothing does. */
    List<Line> lines(Caller caller, Messages text);
}
