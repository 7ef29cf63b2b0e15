package org.wenku.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.wenku.archive.Archive;
import org.wenku.ingest.upload.Deliveries;
import org.wenku.ingest.upload.Limits;
import org.wenku.ingest.upload.Uploads;
import org.wenku.web.staff.accessions.AccessionsResource;
import org.wenku.web.staff.accessions.BatchesResource;
import org.wenku.web.staff.authorities.AuthoritiesResource;
import org.wenku.web.staff.authorities.MatchesResource;
import org.wenku.web.staff.bulk.BulkResource;
import org.wenku.web.staff.bulk.ChangeSetsResource;
import org.wenku.web.staff.bulk.SheetResource;
import org.wenku.web.staff.dashboard.DashboardResource;
import org.wenku.web.staff.describe.DateResource;
import org.wenku.web.staff.describe.DescribeResource;
import org.wenku.web.staff.describe.HistoryResource;
import org.wenku.web.staff.describe.MoveResource;
import org.wenku.web.staff.describe.NewUnitResource;
import org.wenku.web.staff.describe.RecordsDeskResource;
import org.wenku.web.staff.describe.StateResource;
import org.wenku.web.staff.imports.ImportsResource;
import org.wenku.web.staff.likeness.LikenessResource;
import org.wenku.web.staff.likeness.LikenessWaiting;
import org.wenku.web.staff.quarantine.QuarantineResource;
import org.wenku.web.staff.quarantine.QuarantineWaiting;
import org.wenku.web.staff.queue.QueueResource;
import org.wenku.web.staff.queue.QueueWaiting;
import org.wenku.web.staff.receiving.DeliveriesResource;
import org.wenku.web.staff.receiving.DeliveriesWaiting;
import org.wenku.web.staff.receiving.ReceiveResource;
import org.wenku.web.staff.receiving.UploadsResource;
import org.wenku.web.staff.status.StatusResource;
import org.wenku.web.staff.unpacking.UnpackingResource;

/** The desks of the staff below {@code /staff}, each made with the parts of the house it works with. */
final class Desks {

    private Desks() {}

    /** What is to be registered for the desks of this house. */
    static List<Object> of(House house) {
        List<Object> desks = new ArrayList<>(of(house.archive(), house.uploads()));
        desks.add(new StatusResource(
                house.archive(), house.toolbox(), house.ingest().scanner(), house.renditions()));
        desks.add(new BatchesResource(house.archive(), house.imports()));
        desks.add(new ImportsResource(house.archive(), house.imports()));
        return List.copyOf(desks);
    }

    /** The desks that need nothing but the archive. */
    static List<Object> ofArchive(Archive archive) {
        try {
            return of(archive, new Uploads(archive, Limits.of(archive.settings())));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of uploads could not be used", e);
        }
    }

    private static List<Object> of(Archive archive, Uploads uploads) {
        Deliveries deliveries = new Deliveries(archive, uploads);
        return List.of(
                dashboard(archive, deliveries),
                new QueueResource(archive),
                new UploadsResource(archive, deliveries, uploads),
                new DeliveriesResource(archive, deliveries, uploads),
                new ReceiveResource(archive, deliveries, uploads),
                new QuarantineResource(archive),
                new LikenessResource(archive),
                new UnpackingResource(archive),
                new AccessionsResource(archive),
                new org.wenku.web.api.AccessionsResource(archive),
                new BulkResource(archive),
                new SheetResource(archive),
                new ChangeSetsResource(archive),
                new RecordsDeskResource(archive),
                new AuthoritiesResource(archive),
                new MatchesResource(archive),
                new DateResource(),
                new NewUnitResource(archive),
                new DescribeResource(archive),
                new StateResource(archive),
                new HistoryResource(archive),
                new MoveResource(archive));
    }

    /** The page of all desks, which asks each what waits there. */
    static DashboardResource dashboard(Archive archive, Deliveries deliveries) {
        return new DashboardResource(List.of(
                new DeliveriesWaiting(deliveries),
                new QuarantineWaiting(archive),
                new QueueWaiting(archive),
                new LikenessWaiting(archive)));
    }
}
