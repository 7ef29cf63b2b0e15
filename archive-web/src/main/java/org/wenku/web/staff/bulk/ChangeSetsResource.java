package org.wenku.web.staff.bulk;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.access.Right;
import org.wenku.archive.changeset.BadWish;
import org.wenku.archive.changeset.ChangeSet;
import org.wenku.archive.changeset.ChangeSet.Outcome;
import org.wenku.archive.changeset.ChangeSetSteps;
import org.wenku.archive.changeset.ChangeSets;
import org.wenku.archive.changeset.ChangedRecord;
import org.wenku.archive.changeset.Fault;
import org.wenku.archive.changeset.NewChangeSet;
import org.wenku.archive.changeset.Operation;
import org.wenku.web.api.AnswerHeaders;
import org.wenku.web.caller.Caller;
import org.wenku.web.caller.Needs;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.gate.LargeBody;

/** {@code /api/v1/change-sets}: what the desk does, for programs. */
@Path("api/v1/change-sets")
@Produces("application/json")
@Needs(Right.DESCRIBE)
public final class ChangeSetsResource {

    private static final int PAGE = 100;

    private final Archive archive;
    private final ChangeSets sets;
    private final BulkRights rights;

    /** The change sets of this archive. */
    public ChangeSetsResource(Archive archive) {
        this.archive = archive;
        this.sets = new ChangeSets(archive);
        this.rights = new BulkRights(sets);
    }

    /** The newest sets. */
    @GET
    public ChangeSetList list(@Context ContainerRequestContext request, @QueryParam("cursor") @Nullable String cursor) {
        Caller caller = Caller.of(request);
        UUID before = cursor == null || cursor.isEmpty()
                ? null
                : rights.seen(cursor, caller).id();
        List<ChangeSet> found = sets.list(before, BulkRights.describes(caller), caller.name(), PAGE + 1);
        return new ChangeSetList(
                found.stream().limit(PAGE).map(ChangeSetAnswer::of).toList(),
                found.size() > PAGE ? found.get(PAGE - 1).id().toString() : null);
    }

    /** Works out a change set. */
    @POST
    @Consumes("application/json")
    public ChangeSetAnswer begin(@Context ContainerRequestContext request, @Nullable ChangeSetSaid body) {
        Caller caller = Caller.of(request);
        ChangeSetSaid said = Objects.requireNonNullElse(body, ChangeSetSaid.NOTHING);
        try {
            List<Operation> operations = said.operations();
            BulkRights.mayWish(operations, caller);
            ChangeSet set = sets.begin(new NewChangeSet(
                    Objects.requireNonNullElse(said.name(), ""),
                    said.selection(),
                    operations,
                    BulkRights.describes(caller),
                    caller.name()));
            if (set.state() == ChangeSet.State.PREVIEWING) {
                ChangeSetSteps.askPreview(archive, set);
            }
            return made(request, set);
        } catch (BadWish e) {
            throw BulkRights.refusal(e, request);
        }
    }

    /** Works out a change set from a sheet. */
    @POST
    @Path("from-sheet")
    @Consumes({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    @LargeBody(SheetResource.MOST)
    public ChangeSetAnswer back(
            @Context ContainerRequestContext request, @QueryParam("name") @Nullable String name, InputStream body)
            throws IOException {
        java.nio.file.Path kept = SheetResource.kept(archive);
        try {
            Files.copy(body, kept, StandardCopyOption.REPLACE_EXISTING);
            String called = Objects.requireNonNullElse(name, "");
            return made(request, SheetResource.previewed(archive, Caller.of(request), called, called, kept));
        } catch (BadWish e) {
            throw BulkRights.refusal(e, request);
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private static ChangeSetAnswer made(ContainerRequestContext request, ChangeSet set) {
        AnswerHeaders.made(request, "/api/v1/change-sets/" + set.id());
        return ChangeSetAnswer.of(set);
    }

    /** One set. */
    @GET
    @Path("{id}")
    public ChangeSetAnswer set(@Context ContainerRequestContext request, @PathParam("id") String id) {
        return ChangeSetAnswer.of(rights.seen(id, Caller.of(request)));
    }

    /** What becomes of each record, by place. */
    @GET
    @Path("{id}/records")
    public ChangedRecordList records(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("cursor") @Nullable String cursor) {
        ChangeSet set = rights.seen(id, Caller.of(request));
        List<ChangedRecord> found = sets.records(set, outcome(outcome), place(cursor), PAGE + 1);
        return new ChangedRecordList(
                found.stream().limit(PAGE).map(ChangedRecordAnswer::of).toList(),
                found.size() > PAGE ? Integer.toString(found.get(PAGE - 1).place()) : null);
    }

    /** What a sheet or a list of codes said that could not be used. */
    @GET
    @Path("{id}/faults")
    public FaultList faults(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor) {
        ChangeSet set = rights.seen(id, Caller.of(request));
        int after = place(cursor);
        List<Fault> found = sets.faults(set, after, PAGE + 1);
        return new FaultList(
                found.stream().limit(PAGE).map(FaultList.FaultAnswer::of).toList(),
                found.size() > PAGE ? Integer.toString(after + PAGE) : null);
    }

    private static @Nullable Outcome outcome(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Arrays.stream(Outcome.values())
                .filter(each -> ChangeSetAnswer.word(each).equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        Problem.BAD_PARAMETER,
                        "outcome",
                        name,
                        Arrays.stream(Outcome.values())
                                .map(ChangeSetAnswer::word)
                                .collect(Collectors.joining(", "))));
    }

    private static int place(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return 0;
        }
        if (!cursor.matches("[0-9]{1,9}")) {
            throw Refusal.of(Problem.BAD_CURSOR);
        }
        return Integer.parseInt(cursor);
    }

    /** Has a set applied. */
    @POST
    @Path("{id}/apply")
    public ChangeSetAnswer apply(@Context ContainerRequestContext request, @PathParam("id") String id) {
        Caller caller = Caller.of(request);
        ChangeSet set = rights.mine(id, caller);
        try {
            BulkResource.apply(archive, set, caller);
            AnswerHeaders.accepted(request);
            return ChangeSetAnswer.of(rights.seen(id, caller));
        } catch (BadWish e) {
            throw BulkRights.refusal(e, request);
        }
    }

    /** Makes the set that takes this one back; it is applied like any other. */
    @POST
    @Path("{id}/undo")
    public ChangeSetAnswer undo(@Context ContainerRequestContext request, @PathParam("id") String id) {
        Caller caller = Caller.of(request);
        ChangeSet set = rights.mine(id, caller);
        try {
            return made(request, sets.undo(set.id(), BulkResource.undoName("undo: ", set), caller.name()));
        } catch (BadWish e) {
            throw BulkRights.refusal(e, request);
        }
    }

    /** Gives a set up. */
    @DELETE
    @Path("{id}")
    public Response discard(@Context ContainerRequestContext request, @PathParam("id") String id) {
        ChangeSet set = rights.mine(id, Caller.of(request));
        try {
            sets.discard(set.id());
            return Response.noContent().build();
        } catch (BadWish e) {
            throw BulkRights.refusal(e, request);
        }
    }
}
