package org.wenku.web;

import java.util.ArrayList;
import java.util.List;
import org.wenku.archive.Archive;
import org.wenku.web.staff.bulk.BulkResource;
import org.wenku.web.staff.bulk.ChangeSetsResource;
import org.wenku.web.staff.bulk.SheetResource;
import org.wenku.web.staff.dashboard.DashboardResource;
import org.wenku.web.staff.quarantine.QuarantineResource;
import org.wenku.web.staff.quarantine.QuarantineWaiting;
import org.wenku.web.staff.queue.QueueResource;
import org.wenku.web.staff.queue.QueueWaiting;
import org.wenku.web.staff.status.StatusResource;

/** The desks of the staff below {@code /staff}, each made with the parts of the house it works with. */
final class Desks {

    private Desks() {}

    /** What is to be registered for the desks of this house. */
    static List<Object> of(House house) {
        List<Object> desks = new ArrayList<>(ofArchive(house.archive()));
        desks.add(new StatusResource(
                house.archive(), house.toolbox(), house.ingest().scanner(), house.renditions()));
        return List.copyOf(desks);
    }

    /** The desks that need nothing but the archive. */
    static List<Object> ofArchive(Archive archive) {
        return List.of(
                dashboard(archive),
                new QueueResource(archive),
                new QuarantineResource(archive),
                new BulkResource(archive),
                new SheetResource(archive),
                new ChangeSetsResource(archive));
    }

    /** The page of all desks, which asks each what waits there. */
    static DashboardResource dashboard(Archive archive) {
        return new DashboardResource(List.of(new QuarantineWaiting(archive), new QueueWaiting(archive)));
    }
}
