package org.wenku.web.staff.receiving;

import java.util.Optional;
import java.util.UUID;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.accession.Accession;
import org.wenku.archive.accession.Accessions;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.web.caller.Caller;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;

/** Who may send what where: INGEST in the fonds of the target, and PUBLISH there for what is to be public at once. */
final class ReceivingRights {

    private final Archive archive;

    ReceivingRights(Archive archive) {
        this.archive = archive;
    }

    /** The unit with this reference code; empty where there is none, and where the code is none. */
    Optional<CatalogueRecord> unit(String code) {
        try {
            ReferenceCode reference = new ReferenceCode(code);
            return archive.read(catalogue -> catalogue.record(reference));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The accession with this number; empty where there is none. */
    Optional<Accession> accession(String number) {
        return archive.read(catalogue -> Accessions.numbered(catalogue, number));
    }

    /** The unit below which somebody may put things. */
    CatalogueRecord target(Caller caller, UUID id, boolean publish) {
        CatalogueRecord target =
                archive.read(catalogue -> catalogue.record(id)).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        mustHold(caller, target, publish);
        if (target.level() == Level.ITEM) {
            throw Refusal.of(
                    Problem.BAD_PARAMETER, "into", target.reference().text(), "fonds, series, file (not item)");
        }
        return target;
    }

    private static void mustHold(Caller caller, CatalogueRecord target, boolean publish) {
        caller.mustHold(Right.INGEST, target.fondsId());
        if (publish) {
            caller.mustHold(Right.PUBLISH, target.fondsId());
        }
    }
}
