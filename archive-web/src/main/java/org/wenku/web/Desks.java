package org.wenku.web;

import java.util.List;
import org.wenku.web.staff.dashboard.DashboardResource;
import org.wenku.web.staff.quarantine.QuarantineResource;

/** The desks of the staff below {@code /staff}, each made with the parts of the house it works with. */
final class Desks {

    private Desks() {}

    /** What is to be registered for the desks of this house. */
    static List<Object> of(House house) {
        return List.of(dashboard(), new QuarantineResource(house.archive()));
    }

    /** The page of all desks, which asks each what waits there. */
    static DashboardResource dashboard() {
        return new DashboardResource(List.of());
    }
}
