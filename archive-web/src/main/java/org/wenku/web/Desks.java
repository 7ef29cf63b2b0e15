package org.wenku.web;

import java.util.List;
import org.wenku.archive.Archive;
import org.wenku.web.staff.bulk.BulkResource;
import org.wenku.web.staff.bulk.ChangeSetsResource;
import org.wenku.web.staff.bulk.SheetResource;
import org.wenku.web.staff.dashboard.DashboardResource;
import org.wenku.web.staff.describe.DateResource;
import org.wenku.web.staff.describe.DescribeResource;
import org.wenku.web.staff.describe.NewUnitResource;
import org.wenku.web.staff.describe.RecordsDeskResource;
import org.wenku.web.staff.quarantine.QuarantineResource;

/** The desks of the staff below {@code /staff}, each made with the parts of the house it works with. */
final class Desks {

    private Desks() {}

    /** What is to be registered for the desks of this house. */
    static List<Object> of(House house) {
        return ofArchive(house.archive());
    }

    /** The desks that need nothing but the archive. */
    static List<Object> ofArchive(Archive archive) {
        return List.of(
                dashboard(),
                new QuarantineResource(archive),
                new BulkResource(archive),
                new SheetResource(archive),
                new ChangeSetsResource(archive),
                new RecordsDeskResource(archive),
                new DateResource(),
                new NewUnitResource(archive),
                new DescribeResource(archive));
    }

    /** The page of all desks, which asks each what waits there. */
    static DashboardResource dashboard() {
        return new DashboardResource(List.of());
    }
}
