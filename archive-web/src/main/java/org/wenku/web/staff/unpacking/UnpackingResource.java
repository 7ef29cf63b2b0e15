package org.wenku.web.staff.unpacking;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.step.Step;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepState;
import org.wenku.archive.unpacking.Container;
import org.wenku.archive.unpacking.Unpacking;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Language;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;
import org.wenku.web.reading.ReadingRoom;

/** {@code /staff/unpacking/{file}}: what is in a container, and making items of it. */
@Path("staff/unpacking/{file}")
@Produces("text/html;charset=UTF-8")
@Needs(Right.INGEST)
public final class UnpackingResource {

    private final Archive archive;

    /** Unpacks what this archive holds. */
    public UnpackingResource(Archive archive) {
        this.archive = archive;
    }

    private record Subject(HeldFile file, CatalogueRecord record, Container kind) {}

    /** A file that is a container, of a fonds that this caller takes things into. */
    private Subject subject(String id, ContainerRequestContext request) {
        Subject subject = archive.read(catalogue -> catalogue
                        .file(ReadingRoom.identifier(id))
                        .flatMap(file -> Container.of(file)
                                .flatMap(kind -> catalogue
                                        .record(file.recordId())
                                        .map(record -> new Subject(file, record, kind)))))
                .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        Caller.of(request).mustHold(Right.INGEST, subject.record().fondsId());
        return subject;
    }

    /** The container. */
    @GET
    public View container(@PathParam("file") String id, @Context ContainerRequestContext request) {
        Subject subject = subject(id, request);
        Visit visit = Visit.of(request);
        Step step = Unpacking.newest(archive.steps().list(), List.of(subject.file().id()))
                .get(subject.file().id());
        boolean busy = step != null && (step.state() == StepState.WAITING || step.state() == StepState.RUNNING);
        StepNote note = step == null || busy ? null : step.note();
        return new View(
                "staff/unpacking/unpacking.jte",
                new UnpackingPage(
                        Frame.of(visit, visit.text().of("unpacking.title", subject.file().name()), null)
                                .atDesk(DeskDoor.IMPORTS),
                        subject.file().id().toString(),
                        "/records/" + subject.record().id(),
                        subject.record().reference().text(),
                        subject.kind().isUnpackedUnasked(),
                        members(subject.file()),
                        step == null ? null : step.state().name().toLowerCase(Locale.ROOT),
                        busy,
                        percent(step),
                        note == null ? null : visit.language() == Language.ZH ? note.chinese() : note.english(),
                        note == null ? null : note.cause(),
                        archive.read(catalogue -> Unpacking.unit(catalogue, subject.file().id()))
                                .map(unit -> "/records/" + unit)
                                .orElse(null)));
    }

    private static List<UnpackingPage.Member> members(HeldFile file) {
        List<UnpackingPage.Member> members = new ArrayList<>();
        file.technical()
                .path("members")
                .forEach(member -> members.add(new UnpackingPage.Member(
                        member.path("path").asText(), member.path("problem").asText())));
        return members;
    }

    private static @Nullable String percent(@Nullable Step step) {
        Long total = step == null ? null : step.total();
        return total == null || total == 0 ? null : Long.toString(step.done() * 100 / total);
    }

    /** Asks for the contents to be made items. */
    @POST
    public Response unpack(@PathParam("file") String id, @Context ContainerRequestContext request) {
        Subject subject = subject(id, request);
        String by = Caller.of(request).name();
        archive.write(new Act(by, Unpacking.KIND, null), desk -> {
            Unpacking.ask(archive.steps(), desk, subject.file(), by);
            return null;
        });
        archive.steps().wake();
        return Response.seeOther(URI.create("/staff/unpacking/" + subject.file().id())).build();
    }
}
