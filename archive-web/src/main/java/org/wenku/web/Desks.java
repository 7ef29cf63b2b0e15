package org.wenku.web;

import java.util.ArrayList;
import java.util.List;
import org.wenku.archive.Archive;
import org.wenku.web.staff.accessions.AccessionsResource;
import org.wenku.web.staff.accessions.BatchesResource;
import org.wenku.web.staff.bulk.BulkResource;
import org.wenku.web.staff.bulk.ChangeSetsResource;
import org.wenku.web.staff.bulk.SheetResource;
import org.wenku.web.staff.dashboard.DashboardResource;
import org.wenku.web.staff.imports.ImportsResource;
import org.wenku.web.staff.quarantine.QuarantineResource;

/** The desks of the staff below {@code /staff}, each made with the parts of the house it works with. */
final class Desks {

    private Desks() {}

    /** What is to be registered for the desks of this house. */
    static List<Object> of(House house) {
        List<Object> desks = new ArrayList<>(ofArchive(house.archive()));
        desks.add(new BatchesResource(house.archive(), house.imports()));
        desks.add(new ImportsResource(house.archive(), house.imports()));
        return List.copyOf(desks);
    }

    /** The desks that need nothing but the archive. */
    static List<Object> ofArchive(Archive archive) {
        return List.of(
                dashboard(),
                new QuarantineResource(archive),
                new AccessionsResource(archive),
                new org.wenku.web.api.AccessionsResource(archive),
                new BulkResource(archive),
                new SheetResource(archive),
                new ChangeSetsResource(archive));
    }

    /** The page of all desks, which asks each what waits there. */
    static DashboardResource dashboard() {
        return new DashboardResource(List.of());
    }
}
