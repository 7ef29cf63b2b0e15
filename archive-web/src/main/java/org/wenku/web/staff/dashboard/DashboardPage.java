package org.wenku.web.staff.dashboard;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;

/**
 * What is open and what waits.
 *
 * @param greeting the person's name in a sentence
 */
public record DashboardPage(Frame frame, String greeting, List<DeskDoor> doors, List<Waiting.Line> waiting) {
    public DashboardPage {
        requireNonNull(frame, "frame");
        doors = List.copyOf(doors);
        waiting = List.copyOf(waiting);
    }
}
