package org.wenku.web.staff.status;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.step.StepCause;
import org.wenku.archive.step.StepState;
import org.wenku.ingest.inspect.Tool;
import org.wenku.ingest.inspect.Toolbox;
import org.wenku.ingest.rendition.Renditions;
import org.wenku.ingest.run.ScanLater;
import org.wenku.ingest.scan.Scanner;
import org.wenku.ingest.scan.ScannerVersion;
import org.wenku.web.caller.Needs;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Language;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;

/** {@code /staff/status}. */
@Path("staff/status")
@Produces("text/html;charset=UTF-8")
@Needs(Right.INGEST)
public final class StatusResource {

    private static final int MOST_CAUSES = 500;

    private final Archive archive;
    private final Toolbox toolbox;
    private final Scanner scanner;
    private final Renditions renditions;

    /** Tells of this archive and of the programs beside it. */
    public StatusResource(Archive archive, Toolbox toolbox, Scanner scanner, Renditions renditions) {
        this.archive = archive;
        this.toolbox = toolbox;
        this.scanner = scanner;
        this.renditions = renditions;
    }

    /** The page. */
    @GET
    public View status(@Context ContainerRequestContext request) {
        return status(request, null);
    }

    /** Looks at once whether a program has appeared, and sets going what waited for it. */
    @POST
    public View look(@Context ContainerRequestContext request) {
        int going = renditions.look();
        if (scanner.answering().isPresent()) {
            going += archive.steps().appeared(ScanLater.TOOL);
        }
        return status(request, Visit.of(request).text().of("status.looked", going));
    }

    private View status(ContainerRequestContext request, @Nullable String looked) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        Map<String, Long> waiting = waiting();
        List<StatusPage.Program> all = new ArrayList<>();
        toolbox.all()
                .forEach(tool -> all.add(program(tool, waiting.get(tool.kind().program()), text)));
        all.add(scanner(waiting.get(ScanLater.TOOL), text));
        Figures figures = new Figures(archive, text);
        return new View(
                "staff/status/status.jte",
                new StatusPage(
                        Frame.of(visit, text.of("desk.status"), null).atDesk(DeskDoor.STATUS),
                        looked,
                        all.stream()
                                .filter(program -> program.version() == null)
                                .toList(),
                        all.stream()
                                .filter(program -> program.version() != null)
                                .toList(),
                        figures.storage(),
                        figures.work()));
    }

    /** How many steps wait for each program. */
    private Map<String, Long> waiting() {
        Map<String, Long> waiting = new TreeMap<>();
        for (StepCause cause : archive.steps().list().causes(MOST_CAUSES)) {
            if (cause.state() == StepState.UNAVAILABLE && cause.lacks() != null) {
                waiting.merge(cause.lacks(), cause.count(), Long::sum);
            }
        }
        return waiting;
    }

    private static StatusPage.Program program(Tool tool, @Nullable Long waiting, Messages text) {
        Tool.Kind kind = tool.kind();
        String version = tool.versionIfThere()
                .map(known -> tool.languages().isEmpty() ? known : known + " · " + String.join(", ", tool.languages()))
                .orElse(null);
        return new StatusPage.Program(
                kind.program(),
                version,
                text.language() == Language.ZH ? kind.purposeInChinese() : kind.purposeInEnglish(),
                version == null ? kind.howToGet() : null,
                words(waiting, text));
    }

    private StatusPage.Program scanner(@Nullable Long waiting, Messages text) {
        String version = scanner.answering().map(ScannerVersion::text).orElse(null);
        return new StatusPage.Program(
                ScanLater.TOOL,
                version,
                text.of("status.clamd.purpose"),
                version == null ? text.of(scanner.isSet() ? "status.clamd.away" : "status.clamd.not-set") : null,
                words(waiting, text));
    }

    private static @Nullable String words(@Nullable Long waiting, Messages text) {
        return waiting == null || waiting == 0 ? null : text.of("status.waits", waiting);
    }
}
