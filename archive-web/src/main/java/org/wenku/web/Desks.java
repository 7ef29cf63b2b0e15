package org.wenku.web;

import java.util.List;
import org.wenku.web.staff.accessions.AccessionsResource;
import org.wenku.web.staff.accessions.BatchesResource;
import org.wenku.web.staff.dashboard.DashboardResource;
import org.wenku.web.staff.imports.ImportsResource;

/** The desks of the staff below {@code /staff}, each made with the parts of the house it works with. */
final class Desks {

    private Desks() {}

    /** What is to be registered for the desks of this house. */
    static List<Object> of(House house) {
        return List.of(
                dashboard(),
                new AccessionsResource(house.archive()),
                new org.wenku.web.api.AccessionsResource(house.archive()),
                new BatchesResource(house.archive(), house.imports()),
                new ImportsResource(house.archive(), house.imports()));
    }

    /** The page of all desks, which asks each what waits there. */
    static DashboardResource dashboard() {
        return new DashboardResource(List.of());
    }
}
