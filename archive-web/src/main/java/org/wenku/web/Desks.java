package org.wenku.web;

import java.util.List;
import org.wenku.web.staff.dashboard.DashboardResource;

/** The desks of the staff below {@code /staff}, each made with the parts of the house it works with. */
final class Desks {

    private Desks() {}

    /** What is to be registered for the desks of this house. */
    static List<Object> of(House unused) {
        return List.of(dashboard());
    }

    /** The page of all desks, which asks each what waits there. */
    static DashboardResource dashboard() {
        return new DashboardResource(List.of());
    }
}
