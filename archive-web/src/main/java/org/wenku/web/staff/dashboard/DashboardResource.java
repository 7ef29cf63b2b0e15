package org.wenku.web.staff.dashboard;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.ForSignedIn;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /staff}. */
@Path("staff")
@Produces("text/html;charset=UTF-8")
@ForSignedIn
public final class DashboardResource {

    private final List<Waiting> desks;

    /** Asks these desks what waits. */
    public DashboardResource(List<Waiting> desks) {
        this.desks = List.copyOf(desks);
    }

    /** The page. */
    @GET
    public View dashboard(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        Caller caller = Caller.of(request);
        Frame frame = Frame.of(visit, visit.text().of("desk.dashboard"), null).atDesk(DeskDoor.DASHBOARD);
        List<Waiting.Line> waiting = desks.stream()
                .flatMap(desk -> desk.lines(caller, visit.text()).stream())
                .toList();
        return new View(
                "staff/dashboard/dashboard.jte",
                new DashboardPage(
                        frame,
                        visit.text().of("dashboard.greeting", caller.displayName()),
                        frame.desks().stream()
                                .filter(door -> door != DeskDoor.DASHBOARD)
                                .toList(),
                        waiting));
    }
}
