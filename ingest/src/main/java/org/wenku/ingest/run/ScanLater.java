package org.wenku.ingest.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepEnding;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepProgress;
import org.wenku.archive.step.StepWork;
import org.wenku.archive.storage.LocalCopy;
import org.wenku.archive.storage.ObjectId;
import org.wenku.ingest.scan.ScanVerdict;
import org.wenku.ingest.scan.Scanner;

/**
 * Scans what was accepted while the scanner was away. What is infected is taken away from readers at once; the bytes
 * stay, as everything does that the archive once accepted, until a person decides.
 */
public final class ScanLater implements StepWork {

    /** The kind of these steps. */
    public static final String KIND = Inspections.SCAN_LATER;

    /** The name under which the scanner is missed and appears again. */
    public static final String TOOL = "clamd";

    private final Archive archive;
    private final Scanner scanner;

    /** Scans the files of this archive. */
    public ScanLater(Archive archive, Scanner scanner) {
        this.archive = archive;
        this.scanner = scanner;
    }

    @Override
    public StepEnding work(Step step, StepProgress progress) throws IOException {
        UUID subject = step.subject();
        Optional<HeldFile> held =
                subject == null ? Optional.empty() : archive.read(catalogue -> catalogue.file(subject));
        if (held.isEmpty()) {
            return StepEnding.done();
        }
        HeldFile file = held.get();
        try (LocalCopy copy = LocalCopy.of(
                archive.store(),
                new ObjectId(file.recordId()),
                file.storedAt(),
                archive.home().resolve("scratch").resolve("scan-" + file.id()))) {
            Optional<ScanVerdict> verdict = scanner.scan(copy.path());
            if (verdict.isEmpty() || verdict.get() instanceof ScanVerdict.Away) {
                return StepEnding.unavailable(
                        TOOL, StepNote.of("病毒扫描器未启用或没有应答。", "No virus scanner is set, or it does not answer."));
            }
            keep(file, verdict.get(), progress);
            return StepEnding.done(new StepNote(
                    verdict.get().sentence().chinese(), verdict.get().sentence().english(), null));
        }
    }

    private void keep(HeldFile file, ScanVerdict verdict, StepProgress progress) {
        ObjectNode said = Scanner.technical(verdict);
        Inspections.storeScan(archive, file, said);
        boolean infected = verdict instanceof ScanVerdict.Infected;
        String reason = infected
                ? verdict.sentence().chinese() + " " + verdict.sentence().english()
                : null;
        archive.write(new Act("inspection", KIND, reason), desk -> {
            progress.hold(desk);
            Inspections.note(desk, file.id(), Scanner.FIELD, said);
            if (infected) {
                CatalogueRecord record =
                        desk.catalogue().record(file.recordId()).orElseThrow();
                if (record.state() != RecordState.WITHDRAWN) {
                    desk.withdraw(record, "安全检查未通过，暂停利用。Withheld after a security check.");
                }
            }
            return null;
        });
    }
}
