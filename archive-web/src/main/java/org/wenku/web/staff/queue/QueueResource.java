package org.wenku.web.staff.queue;

import static java.util.Objects.requireNonNullElse;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.step.StepChoice;
import org.wenku.archive.step.StepLine;
import org.wenku.archive.step.StepOverview;
import org.wenku.archive.step.StepState;
import org.wenku.archive.step.StepTrouble;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;
import org.wenku.web.reading.ReadingRoom;

/** {@code /staff/queue}: what is done in the background, for those who take in. */
@Path("staff/queue")
@Produces("text/html;charset=UTF-8")
@Needs(Right.INGEST)
public final class QueueResource {

    private static final int PAGE = 50;
    private static final int MOST_RUNNING = 30;
    private static final int MOST_TROUBLES = 60;
    private static final int MOST_COUNTED = 10_000;

    private final Archive archive;
    private final Deciding deciding;

    /** The queue of this archive. */
    public QueueResource(Archive archive) {
        this.archive = archive;
        this.deciding = new Deciding(archive);
    }

    /** What runs, how far each batch is, and what went wrong. */
    @GET
    public View queue(@Context ContainerRequestContext request) {
        return queue(request, null, null);
    }

    private View queue(ContainerRequestContext request, @Nullable String fault, @Nullable String done) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        QueueWords words = new QueueWords(text);
        Caller caller = Caller.of(request);
        QueuePage page = archive.read(catalogue -> catalogue.ask(session -> {
            StepOverview seen = new StepOverview(session, QueueSight.of(caller));
            long waiting = seen.count(StepState.WAITING, MOST_COUNTED + 1);
            List<StepTrouble> troubles = seen.troubles(MOST_TROUBLES);
            return new QueuePage(
                    Frame.of(visit, text.of("desk.queue"), null)
                            .atDesk(DeskDoor.QUEUE)
                            .withModules("htmx.js"),
                    fault,
                    done,
                    waiting(waiting, text),
                    seen.running(MOST_RUNNING).stream().map(words::running).toList(),
                    new QueueBatches(session, words, text).of(caller),
                    troubles(troubles, StepState.FAILED, words),
                    troubles(troubles, StepState.UNAVAILABLE, words));
        }));
        return new View("staff/queue/queue.jte", page);
    }

    private static @Nullable String waiting(long steps, Messages text) {
        if (steps == 0) {
            return null;
        }
        return steps > MOST_COUNTED ? text.of("queue.waiting.many", MOST_COUNTED) : text.of("queue.waiting", steps);
    }

    private static List<QueuePage.Trouble> troubles(List<StepTrouble> all, StepState state, QueueWords words) {
        return all.stream()
                .filter(trouble -> trouble.cause().state() == state)
                .map(words::trouble)
                .toList();
    }

    /** The steps in trouble for one cause. */
    @GET
    @Path("troubles/{group}")
    public View group(
            @PathParam("group") String group,
            @QueryParam("before") @Nullable String before,
            @Context ContainerRequestContext request) {
        return group(request, group, before == null ? null : ReadingRoom.identifier(before), null);
    }

    private View group(ContainerRequestContext request, String group, @Nullable UUID before, @Nullable String fault) {
        if (!group.matches("[0-9a-f]{32}")) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
        Visit visit = Visit.of(request);
        Caller caller = Caller.of(request);
        List<StepLine> lines = archive.read(catalogue -> catalogue.ask(session ->
                new StepOverview(session, QueueSight.of(caller)).list(StepChoice.group(group), before, PAGE + 1)));
        return new View("staff/queue/trouble.jte", page(visit, caller, group, lines, before != null, fault));
    }

    private static TroublePage page(
            Visit visit, Caller caller, String group, List<StepLine> lines, boolean further, @Nullable String fault) {
        String href = "/staff/queue/troubles/" + group;
        QueueWords words = new QueueWords(visit.text());
        boolean more = lines.size() > PAGE;
        return new TroublePage(
                Frame.of(visit, visit.text().of("desk.queue"), null).atDesk(DeskDoor.QUEUE),
                href,
                fault,
                lines.stream().limit(PAGE).map(words::line).toList(),
                caller.reader().holdsAnywhere(Right.PUBLISH),
                more ? href + "?before=" + lines.get(PAGE - 1).step().id() : null,
                further ? href : null);
    }

    /** Decides about all steps of a group; a group is not refused, because each record deserves its look. */
    @POST
    @Path("troubles/{group}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decideGroup(
            @PathParam("group") String group,
            @FormParam("decision") @Nullable String decision,
            @FormParam("reason") @Nullable String reason,
            @Context ContainerRequestContext request) {
        if (!group.matches("[0-9a-f]{32}")) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
        return decide(request, StepChoice.group(group), decision, reason);
    }

    /** Decides about one step. */
    @POST
    @Path("steps/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decideStep(
            @PathParam("id") String id,
            @FormParam("decision") @Nullable String decision,
            @FormParam("reason") @Nullable String reason,
            @Context ContainerRequestContext request) {
        return decide(request, StepChoice.of(ReadingRoom.identifier(id)), decision, reason);
    }

    private Response decide(
            ContainerRequestContext request, StepChoice choice, @Nullable String decision, @Nullable String reason) {
        Messages text = Visit.of(request).text();
        String why = requireNonNullElse(reason, "").replace('\0', ' ').strip();
        Decision decided = Decision.named(decision)
                .filter(one -> one != Decision.REFUSE || choice.step() != null)
                .orElse(null);
        if (decided == null || (decided != Decision.RETRY && why.isEmpty())) {
            return Response.status(422)
                    .entity(queue(request, text.of("queue.fault.reason"), null))
                    .build();
        }
        int about = deciding.decide(choice, decided, why, Caller.of(request));
        if (about == 0) {
            return Response.status(409)
                    .entity(queue(request, text.of("queue.fault.gone"), null))
                    .build();
        }
        return Response.ok(queue(request, null, text.of("queue.done." + decided.code(), about)))
                .build();
    }
}
