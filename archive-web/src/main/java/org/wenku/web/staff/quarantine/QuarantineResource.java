package org.wenku.web.staff.quarantine;

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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;
import org.wenku.archive.audit.Audit;
import org.wenku.archive.audit.AuditNote;
import org.wenku.archive.catalogue.Act;
import org.wenku.ingest.quarantine.QuarantineItem;
import org.wenku.ingest.quarantine.QuarantineItem.State;
import org.wenku.ingest.quarantine.QuarantineRegister;
import org.wenku.ingest.run.Releasing;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.DeskDoor;
import org.wenku.web.page.Frame;
import org.wenku.web.page.Language;
import org.wenku.web.page.Messages;
import org.wenku.web.page.View;
import org.wenku.web.page.Visit;
import org.wenku.web.reading.ReadingRoom;

/** {@code /staff/quarantine}: seen by who takes in, decided by who publishes. */
@Path("staff/quarantine")
@Produces("text/html;charset=UTF-8")
@Needs(Right.INGEST)
public final class QuarantineResource {

    private static final int PAGE = 50;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Archive archive;
    private final QuarantineRegister register;

    /** The quarantine of this archive. */
    public QuarantineResource(Archive archive) {
        this.archive = archive;
        this.register = new QuarantineRegister(archive);
    }

    /** What waits, or what was decided. */
    @GET
    public View list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("before") @Nullable String before,
            @Context ContainerRequestContext request) {
        return list(request, state(state), before == null ? null : ReadingRoom.identifier(before), null, null);
    }

    private static State state(@Nullable String named) {
        for (State state : State.values()) {
            if (state.name().equalsIgnoreCase(requireNonNullElse(named, ""))) {
                return state;
            }
        }
        return State.WAITING;
    }

    private View list(
            ContainerRequestContext request,
            State state,
            @Nullable UUID before,
            @Nullable String fault,
            @Nullable String done) {
        Visit visit = Visit.of(request);
        Messages text = visit.text();
        Reader reader = Caller.of(request).reader();
        Set<UUID> fonds = reader.holdsEverywhere(Right.INGEST) ? null : reader.fondsWith(Right.INGEST);
        List<QuarantineItem> items = register.list(state, fonds, before, PAGE + 1);
        List<QuarantineItem> shown = items.size() > PAGE ? items.subList(0, PAGE) : items;
        String address = "/staff/quarantine?state=" + state.name().toLowerCase(Locale.ROOT);
        return new View(
                "staff/quarantine/quarantine.jte",
                new QuarantinePage(
                        Frame.of(visit, text.of("desk.quarantine"), null).atDesk(DeskDoor.QUARANTINE),
                        state == State.WAITING,
                        fault,
                        done,
                        shown.stream().map(item -> row(item, reader, text)).toList(),
                        items.size() > PAGE
                                ? address + "&before=" + shown.get(PAGE - 1).id()
                                : null,
                        before == null ? null : address));
    }

    private static QuarantinePage.Row row(QuarantineItem item, Reader reader, Messages text) {
        boolean chinese = text.language() == Language.ZH;
        QuarantineItem.Decision decision = item.decision();
        return new QuarantinePage.Row(
                item.id().toString(),
                item.place().name().display(),
                item.place().source(),
                text.size(item.size()),
                chinese ? item.cause().inChinese() : item.cause().inEnglish(),
                chinese ? item.because().chinese() : item.because().english(),
                TIME.format(item.at()),
                item.place().by(),
                decision == null && reader.holds(Right.PUBLISH, item.place().fonds()),
                decision == null
                        ? null
                        : text.of(
                                "quarantine.decided." + decision.state().name().toLowerCase(Locale.ROOT),
                                decision.by(),
                                TIME.format(decision.at()),
                                decision.why()),
                decision == null || decision.record() == null ? null : "/records/" + decision.record());
    }

    /** Decides about one item; the work follows in the background. */
    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Needs(Right.PUBLISH)
    public Response decide(
            @PathParam("id") String id,
            @FormParam("decision") @Nullable String decision,
            @FormParam("reason") @Nullable String reason,
            @Context ContainerRequestContext request) {
        Messages text = Visit.of(request).text();
        Caller caller = Caller.of(request);
        QuarantineItem item =
                register.find(ReadingRoom.identifier(id)).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        caller.mustHold(Right.PUBLISH, item.place().fonds());
        boolean release = "release".equals(decision);
        String why = requireNonNullElse(reason, "").replace('\0', ' ').strip();
        if (why.isEmpty() || !(release || "refuse".equals(decision))) {
            return Response.status(422)
                    .entity(list(request, State.WAITING, null, text.of("quarantine.fault.reason"), null))
                    .build();
        }
        State state = release ? State.RELEASED : State.REFUSED;
        if (!decide(item, state, caller.name(), why)) {
            return Response.status(409)
                    .entity(list(request, State.WAITING, null, text.of("quarantine.fault.decided"), null))
                    .build();
        }
        archive.steps().wake();
        return Response.ok(list(request, State.WAITING, null, null, text.of("quarantine.done." + decision)))
                .build();
    }

    private boolean decide(QuarantineItem item, State state, String by, String why) {
        return archive.write(new Act(by, "quarantine", why), desk -> {
            boolean stands = QuarantineRegister.decide(desk.session(), item.id(), state, by, why);
            if (stands) {
                archive.steps().ask(desk, Releasing.after(item.id(), by));
                Audit.note(
                        desk,
                        AuditNote.of(
                                        by,
                                        "quarantine." + state.name().toLowerCase(Locale.ROOT),
                                        item.id().toString())
                                .with("name", item.place().name().display())
                                .with("sha256", item.sha256())
                                .with("why", why));
            }
            return stands;
        });
    }
}
