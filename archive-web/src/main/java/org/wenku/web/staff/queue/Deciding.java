package org.wenku.web.staff.queue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditNote;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.step.StepChoice;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepOverview;
import org.wenku.web.caller.Caller;

/** Carries out what a person decides, as one transaction that also stands in the audit log. */
final class Deciding {

    private final Archive archive;

    Deciding(Archive archive) {
        this.archive = archive;
    }

    /**
     * Decides about the chosen steps that this person may see.
     *
     * @param why the reason; empty only for trying again
     * @return how many steps it was about
     */
    int decide(StepChoice choice, Decision decision, String why, Caller caller) {
        int about = archive.write(new Act(caller.name(), "queue", why.isEmpty() ? null : why), desk -> {
            StepOverview seen = new StepOverview(desk.session(), QueueSight.of(caller));
            int steps = decision == Decision.RETRY
                    ? seen.retry(choice)
                    : accepted(desk, seen, choice, decision, why, caller);
            if (steps > 0) {
                Audit.note(
                        desk,
                        AuditNote.of(caller.name(), "queue." + decision.code(), subject(choice))
                                .with("steps", Integer.toString(steps))
                                .with("why", why));
            }
            return steps;
        });
        archive.steps().wake();
        return about;
    }

    private static String subject(StepChoice choice) {
        return choice.step() != null ? choice.step().toString() : requireNonNull(choice.group());
    }

    private static int accepted(
            Cataloguing desk, StepOverview seen, StepChoice choice, Decision decision, String why, Caller caller) {
        if (decision == Decision.REFUSE) {
            List<UUID> records = seen.records(choice, 1);
            for (UUID id : records) {
                CatalogueRecord record = desk.catalogue().record(id).orElseThrow();
                caller.mustHold(Right.PUBLISH, record.fondsId());
                if (record.state() != RecordState.WITHDRAWN) {
                    desk.withdraw(record, why);
                }
            }
        }
        return seen.accept(
                choice,
                decision == Decision.ACCEPT
                        ? StepNote.of(caller.name() + " 接受现状：" + why, caller.name() + " accepts it as it is: " + why)
                        : StepNote.of(caller.name() + " 拒收：" + why, caller.name() + " refuses it: " + why));
    }
}
