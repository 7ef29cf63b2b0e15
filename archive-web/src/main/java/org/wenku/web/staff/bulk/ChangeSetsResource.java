package org.wenku.web.staff.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
import org.wenku.archive.changeset.OperationJson;
import org.wenku.archive.changeset.Selection;
import org.wenku.web.api.Json;
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
    public Response list(@Context ContainerRequestContext request, @QueryParam("cursor") @Nullable String cursor) {
        Caller caller = Caller.of(request);
        UUID before = cursor == null || cursor.isEmpty()
                ? null
                : rights.seen(cursor, caller).id();
        List<ChangeSet> found = sets.list(before, BulkRights.describes(caller), caller.name(), PAGE + 1);
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode all = answer.putArray("changeSets");
        found.stream().limit(PAGE).forEach(set -> all.add(ChangeSetJson.of(set)));
        answer.put("next", found.size() > PAGE ? found.get(PAGE - 1).id().toString() : null);
        return Response.ok(answer).build();
    }

    /** Works out a change set: {@code name}, {@code find} and {@code change}. */
    @POST
    @Consumes("application/json")
    public Response begin(@Context ContainerRequestContext request, @Nullable JsonNode sent) {
        Caller caller = Caller.of(request);
        JsonNode body = sent == null ? MissingNode.getInstance() : sent;
        try {
            List<Operation> operations = OperationJson.read(body.path("change"));
            BulkRights.mayWish(operations, caller);
            ChangeSet set = sets.begin(new NewChangeSet(
                    body.path("name").asText(),
                    Selection.read(body.path("find")),
                    operations,
                    BulkRights.describes(caller),
                    caller.name()));
            if (set.state() == ChangeSet.State.PREVIEWING) {
                ChangeSetSteps.askPreview(archive, set);
            }
            return made(set);
        } catch (BadWish e) {
            throw BulkRights.refusal(e, request);
        }
    }

    /** Works out a change set from a sheet. */
    @POST
    @Consumes({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    @LargeBody(SheetResource.MOST)
    public Response back(
            @Context ContainerRequestContext request, @QueryParam("name") @Nullable String name, InputStream body)
            throws IOException {
        java.nio.file.Path kept = SheetResource.kept(archive);
        try {
            Files.copy(body, kept, StandardCopyOption.REPLACE_EXISTING);
            String called = Objects.requireNonNullElse(name, "");
            return made(SheetResource.previewed(archive, Caller.of(request), called, called, kept));
        } catch (BadWish e) {
            throw BulkRights.refusal(e, request);
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private static Response made(ChangeSet set) {
        return Response.created(URI.create("/api/v1/change-sets/" + set.id()))
                .entity(ChangeSetJson.of(set))
                .build();
    }

    /** One set. */
    @GET
    @Path("{id}")
    public Response set(@Context ContainerRequestContext request, @PathParam("id") String id) {
        return Response.ok(ChangeSetJson.of(rights.seen(id, Caller.of(request))))
                .build();
    }

    /** What becomes of each record, by place. */
    @GET
    @Path("{id}/records")
    public Response records(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("cursor") @Nullable String cursor) {
        ChangeSet set = rights.seen(id, Caller.of(request));
        List<ChangedRecord> found = sets.records(set, outcome(outcome), place(cursor), PAGE + 1);
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode all = answer.putArray("records");
        found.stream().limit(PAGE).forEach(record -> all.add(ChangeSetJson.of(record)));
        answer.put(
                "next",
                found.size() > PAGE ? Integer.toString(found.get(PAGE - 1).place()) : null);
        return Response.ok(answer).build();
    }

    /** What a sheet or a list of codes said that could not be used. */
    @GET
    @Path("{id}/faults")
    public Response faults(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor) {
        ChangeSet set = rights.seen(id, Caller.of(request));
        int after = place(cursor);
        List<Fault> found = sets.faults(set, after, PAGE + 1);
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode all = answer.putArray("faults");
        found.stream().limit(PAGE).forEach(fault -> all.add(ChangeSetJson.of(fault)));
        answer.put("next", found.size() > PAGE ? Integer.toString(after + PAGE) : null);
        return Response.ok(answer).build();
    }

    private static @Nullable Outcome outcome(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Arrays.stream(Outcome.values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.of(Problem.BAD_PARAMETER, "outcome", name, Arrays.toString(Outcome.values())));
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
    public Response apply(@Context ContainerRequestContext request, @PathParam("id") String id) {
        Caller caller = Caller.of(request);
        ChangeSet set = rights.mine(id, caller);
        try {
            BulkResource.apply(archive, set, caller);
            return Response.accepted(ChangeSetJson.of(rights.seen(id, caller))).build();
        } catch (BadWish e) {
            throw BulkRights.refusal(e, request);
        }
    }

    /** Makes the set that takes this one back; it is applied like any other. */
    @POST
    @Path("{id}/undo")
    public Response undo(@Context ContainerRequestContext request, @PathParam("id") String id) {
        Caller caller = Caller.of(request);
        ChangeSet set = rights.mine(id, caller);
        try {
            return made(sets.undo(set.id(), BulkResource.undoName("undo: ", set), caller.name()));
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
