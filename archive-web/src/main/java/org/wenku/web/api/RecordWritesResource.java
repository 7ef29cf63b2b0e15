package org.wenku.web.api;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.Right;
import org.wenku.archive.catalogue.CatalogueRecord;
import org.wenku.archive.catalogue.NewRecord;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.archive.catalogue.RecordState;
import org.wenku.archive.describing.Deed;
import org.wenku.archive.describing.Describer;
import org.wenku.archive.describing.Describing;
import org.wenku.archive.describing.Outcome;
import org.wenku.archive.description.Statements;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.Visit;
import org.wenku.web.reading.ReadingRoom;

/** Writing records as JSON. Every write but a new unit names the version that was seen, in {@code If-Match}. */
@Path("api/v1/records")
@Produces("application/json")
public final class RecordWritesResource {

    private static final String JSON = "application/json";
    private static final int LONGEST_REASON = 1000;

    private final ReadingRoom room;
    private final Describing describing;

    /** Writes into this archive what those may who ask. */
    public RecordWritesResource(Archive archive) {
        this.room = new ReadingRoom(requireNonNull(archive));
        this.describing = new Describing(archive);
    }

    /** Enters a new unit as a draft. */
    @POST
    @Consumes(JSON)
    @Needs(Right.DESCRIBE)
    public RecordAnswer enterUnit(@Nullable UnitSaid said, @Context ContainerRequestContext request) {
        if (said == null) {
            throw Limits.badParameter("level", "", "a JSON object with a level and statements");
        }
        UUID parent = said.parent() == null
                ? null
                : mine(Limits.identifier("parent", said.parent()), request).id();
        NewRecord unit = new NewRecord(
                RecordIds.next(),
                Understanding.level(said.level()),
                said.code() == null || said.code().isEmpty() ? null : said.code(),
                Understanding.statements(said.statements(), Statements.none()),
                RecordState.DRAFT,
                Objects.requireNonNullElse(Understanding.access(said.ownAccess()), Access.OPEN));
        RecordAnswer made = answer(describing.enter(parent, unit, describer(request)), request);
        AnswerHeaders.made(request, "/api/v1/records/" + made.id());
        return made;
    }

    /** Says these things of a record instead of what was said before. */
    @PUT
    @Path("{id}")
    @Consumes(JSON)
    @Needs(Right.DESCRIBE)
    public RecordAnswer describe(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String seen,
            @Nullable RecordSaid said,
            @Context ContainerRequestContext request) {
        CatalogueRecord record = mine(ReadingRoom.identifier(id), request);
        int version = SeenVersion.of(seen);
        if (said == null) {
            throw Limits.badParameter("statements", "", "a JSON object with statements");
        }
        Deed deed = new Deed.Describe(
                Understanding.statements(said.statements(), record.statements()),
                Understanding.access(said.ownAccess()),
                said.why() == null || said.why().isBlank() ? null : said.why());
        return change(record, version, deed, request);
    }

    /** Deletes a draft that nothing hangs on. */
    @DELETE
    @Path("{id}")
    @Needs(Right.DESCRIBE)
    public void delete(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String seen,
            @Context ContainerRequestContext request) {
        CatalogueRecord record = mine(ReadingRoom.identifier(id), request);
        Outcome outcome = describing.change(record.id(), SeenVersion.of(seen), new Deed.Delete(), describer(request));
        if (!(outcome instanceof Outcome.Deleted)) {
            throw refusal(outcome, request);
        }
    }

    /** Opens a record to the public. */
    @POST
    @Path("{id}/publish")
    @Needs(Right.PUBLISH)
    public RecordAnswer publish(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String seen,
            @Context ContainerRequestContext request) {
        CatalogueRecord record = mine(ReadingRoom.identifier(id), request);
        return change(record, SeenVersion.of(seen), new Deed.Publish(), request);
    }

    /** Takes a record away from the public and leaves the reason at its address. */
    @POST
    @Path("{id}/withdraw")
    @Consumes(JSON)
    @Needs(Right.PUBLISH)
    public RecordAnswer withdraw(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String seen,
            @Nullable WithdrawalSaid said,
            @Context ContainerRequestContext request) {
        CatalogueRecord record = mine(ReadingRoom.identifier(id), request);
        int version = SeenVersion.of(seen);
        String reason =
                said == null || said.reason() == null ? "" : said.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Limits.badParameter("reason", reason, "1–" + LONGEST_REASON);
        }
        return change(record, version, new Deed.Withdraw(reason), request);
    }

    /** Moves a record, and with it everything below it, to another place in its fonds. */
    @POST
    @Path("{id}/move")
    @Consumes(JSON)
    @Needs(Right.DESCRIBE)
    public RecordAnswer move(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String seen,
            @Nullable MoveSaid said,
            @Context ContainerRequestContext request) {
        CatalogueRecord record = mine(ReadingRoom.identifier(id), request);
        int version = SeenVersion.of(seen);
        String parent = said == null || said.parent() == null ? "" : said.parent();
        String why = said == null || said.why() == null ? "" : said.why().strip();
        if (why.length() > LONGEST_REASON) {
            throw Limits.badParameter("why", why, "0–" + LONGEST_REASON);
        }
        // As the caller may see it, because what stands in the way names its code.
        UUID place = mine(Limits.identifier("parent", parent), request).id();
        Deed deed = new Deed.Move(place, said == null ? null : said.code(), why.isEmpty() ? null : why);
        return change(record, version, deed, request);
    }

    private CatalogueRecord mine(UUID id, ContainerRequestContext request) {
        CatalogueRecord record = room.of(request).record(id.toString(), (here, found) -> found);
        Caller.of(request).mustHold(Right.DESCRIBE, record.fondsId());
        return record;
    }

    private static Describer describer(ContainerRequestContext request) {
        Caller caller = Caller.of(request);
        // No form of theirs is done with, because it is a program that writes.
        return new Describer(caller.name(), caller.reader(), null);
    }

    private RecordAnswer change(CatalogueRecord record, int version, Deed deed, ContainerRequestContext request) {
        return answer(describing.change(record.id(), version, deed, describer(request)), request);
    }

    private RecordAnswer answer(Outcome outcome, ContainerRequestContext request) {
        CatalogueRecord now;
        if (outcome instanceof Outcome.Written written) {
            now = written.record();
        } else if (outcome instanceof Outcome.Unchanged unchanged) {
            now = unchanged.record();
        } else {
            throw refusal(outcome, request);
        }
        ReadingRoom mine = room.of(request);
        return mine.record(now.id().toString(), (here, record) -> RecordAnswer.of(here, record, mine.reader()));
    }

    private static Refusal refusal(Outcome outcome, ContainerRequestContext request) {
        if (outcome instanceof Outcome.Conflict conflict) {
            return Refusal.overtaken(conflict.now().version());
        }
        if (outcome instanceof Outcome.Prevented prevented) {
            return Refusal.prevented(
                    Visit.of(request).text().obstacle(prevented),
                    prevented.obstacle().name());
        }
        return Refusal.of(outcome instanceof Outcome.Refused ? Problem.FORBIDDEN : Problem.NOT_FOUND);
    }
}
