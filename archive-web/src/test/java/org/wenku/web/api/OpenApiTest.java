package org.wenku.web.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wenku.web.failure.ProblemJson;
import org.wenku.web.staff.bulk.ChangeSetAnswer;
import org.wenku.web.staff.bulk.ChangeSetList;
import org.wenku.web.staff.bulk.ChangeSetSaid;
import org.wenku.web.staff.bulk.ChangeSetsResource;
import org.wenku.web.staff.bulk.ChangedRecordAnswer;
import org.wenku.web.staff.bulk.ChangedRecordList;
import org.wenku.web.staff.bulk.FaultList;
import org.wenku.web.staff.receiving.DeliveredFile;
import org.wenku.web.staff.receiving.DeliveredFiles;
import org.wenku.web.staff.receiving.DeliveriesResource;
import org.wenku.web.staff.receiving.DeliveryAnswer;
import org.wenku.web.staff.receiving.DeliveryList;
import org.wenku.web.staff.receiving.DeliverySaid;
import org.wenku.web.staff.receiving.FilesSaid;

/** Makes the description of the interface from its classes and holds the committed one against it. */
class OpenApiTest {

    private static final Path COMMITTED = Path.of("src/main/resources/org/wenku/web/api/openapi.yaml");
    private static final Path MADE = Path.of("target/openapi.yaml");

    private static final Map<String, String> SUMMARIES = Map.ofEntries(
            Map.entry("GET /api/v1/change-sets", "Change sets, the newest first."),
            Map.entry(
                    "POST /api/v1/change-sets",
                    "Works out what would change in many records; nothing is written yet. Answered with 201 and its address."),
            Map.entry(
                    "POST /api/v1/change-sets/from-sheet",
                    "Works out what would change by a sheet that was taken out and edited, cell by cell."),
            Map.entry("GET /api/v1/change-sets/{id}", "How a change set stands."),
            Map.entry(
                    "DELETE /api/v1/change-sets/{id}",
                    "Gives a change set up that was not applied; answered with 204."),
            Map.entry(
                    "GET /api/v1/change-sets/{id}/records",
                    "What becomes of each record of a change set, before and after."),
            Map.entry(
                    "GET /api/v1/change-sets/{id}/faults", "What a sheet or a list of codes said that cannot be used."),
            Map.entry(
                    "POST /api/v1/change-sets/{id}/apply",
                    "Has a change set applied in the background; answered with 202."),
            Map.entry(
                    "POST /api/v1/change-sets/{id}/undo",
                    "Makes the change set that takes this one back; it is looked at and applied like any other."),
            Map.entry("GET /api/v1/accessions", "The accession register, the newest entry first."),
            Map.entry("POST /api/v1/accessions", "Enters an accession into the register."),
            Map.entry("GET /api/v1/accessions/{id}", "One entry of the accession register."),
            Map.entry(
                    "GET /api/v1/files/{id}/contents",
                    "What stands inside a file that holds others, such as a ZIP or a mailbox, in the order in which it stands there."),
            Map.entry("GET /api/v1/deliveries", "The caller's own deliveries, the newest first."),
            Map.entry(
                    "POST /api/v1/deliveries",
                    "Opens a delivery, to which files are announced and then sent; answered with 201 and its address, or with one that"
                            + " is to be gone on with."),
            Map.entry("GET /api/v1/deliveries/{id}", "How far a delivery is."),
            Map.entry(
                    "DELETE /api/v1/deliveries/{id}", "Gives a delivery up that was not handed in; answered with 204."),
            Map.entry("GET /api/v1/deliveries/{id}/files", "The files of a delivery, each with how it ended."),
            Map.entry(
                    "POST /api/v1/deliveries/{id}/files",
                    "Announces up to 500 files. Each is then sent to /api/v1/uploads/{id} by the protocol tus 1.0.0, from the byte"
                            + " on that is said here."),
            Map.entry(
                    "POST /api/v1/deliveries/{id}/hand-in",
                    "Says that a delivery is complete, so that it is taken in; answered with 202. Said again, it tries again."),
            Map.entry("GET /api/v1/records", "All records, or all below one, in archival order."),
            Map.entry("POST /api/v1/records", "Enters a new unit as a draft; answered with 201 and its address."),
            Map.entry("GET /api/v1/records/{id}", "One record: what is said of it, its place in the tree, its files."),
            Map.entry("PUT /api/v1/records/{id}", "Says these things of a record instead of what was said before."),
            Map.entry("DELETE /api/v1/records/{id}", "Deletes a draft that nothing hangs on; answered with 204."),
            Map.entry("POST /api/v1/records/{id}/publish", "Opens a record to the public."),
            Map.entry(
                    "POST /api/v1/records/{id}/withdraw",
                    "Takes a record away from the public and leaves the reason at its address."),
            Map.entry(
                    "POST /api/v1/records/{id}/move",
                    "Moves a record, and everything below it, to another place in its fonds; codes made from its own follow it."),
            Map.entry("GET /api/v1/records/{id}/children", "What stands directly below a record."),
            Map.entry("GET /api/v1/search", "Finds records. Each facet's keys are asked for under the facet's name."));

    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("id", "The identifier, a UUID."),
            Map.entry(
                    "If-Match",
                    "The ETag of the record as it was seen. Without it 428; when the record has been written since, 412 with"
                            + " the version it is at."),
            Map.entry("name", "What it is to be called."),
            Map.entry(
                    "outcome",
                    "Only records of this outcome: changing, staying, impossible, left-out, applied or since-changed."),
            Map.entry("within", "Only what is below the record with this identifier."),
            Map.entry("limit", "How many a page has, 1 to 100; 20 if it is not said."),
            Map.entry("cursor", "The next of the page before; nothing for the first page."),
            Map.entry(
                    "q",
                    "Words in Chinese or English, simplified or traditional; \"…\" for exact words, - to leave out."),
            Map.entry("sort", "relevance, archival, oldest, latest, title or changed."),
            Map.entry("collection", "Identifiers of fonds."),
            Map.entry("type", "Kinds of document."),
            Map.entry("creator", "Names of makers."),
            Map.entry("subject", "Subjects."),
            Map.entry("place", "Places."),
            Map.entry("language", "Language tags."),
            Map.entry("decade", "Decades by their first year, such as 1930."),
            Map.entry("access", "open or restricted."),
            Map.entry("level", "fonds, subfonds, series, subseries, file or item."),
            Map.entry("authority", "Identifiers of those whom and what records name."));

    private static final List<Class<? extends Record>> SHAPES = List.of(
            AccessionAnswer.class,
            AccessionList.class,
            AccessionSaid.class,
            RecordSaid.class,
            RecordSaid.StatementSaid.class,
            RecordSaid.AccessSaid.class,
            UnitSaid.class,
            WithdrawalSaid.class,
            MoveSaid.class,
            RecordAnswer.class,
            RecordAnswer.AccessAnswer.class,
            RecordAnswer.StatementAnswer.class,
            RecordAnswer.OriginAnswer.class,
            RecordAnswer.ChildrenAnswer.class,
            RecordLine.class,
            RecordList.class,
            ContentsList.class,
            ContentsLine.class,
            FileAnswer.class,
            FileAnswer.TextAnswer.class,
            SearchAnswer.class,
            SearchAnswer.HitAnswer.class,
            SearchAnswer.SnippetAnswer.class,
            SearchAnswer.SpanAnswer.class,
            SearchAnswer.FacetAnswer.class,
            DeliverySaid.class,
            FilesSaid.class,
            FilesSaid.FileSaid.class,
            DeliveryAnswer.class,
            SayingAnswer.class,
            DeliveryAnswer.FilesAnswer.class,
            DeliveryList.class,
            DeliveredFile.class,
            DeliveredFile.OutcomeAnswer.class,
            DeliveredFiles.class,
            ChangeSetSaid.class,
            ChangeSetSaid.FindSaid.class,
            ChangeSetSaid.ChangeSaid.class,
            ChangeSetAnswer.class,
            ChangeSetAnswer.CountsAnswer.class,
            ChangeSetList.class,
            ChangedRecordAnswer.class,
            ChangedRecordAnswer.SideAnswer.class,
            ChangedRecordAnswer.ValueAnswer.class,
            ChangedRecordList.class,
            FaultList.class,
            FaultList.FaultAnswer.class,
            ProblemJson.class);

    @Test
    void the_committed_description_is_what_the_classes_say() throws IOException {
        String made = Yaml31.pretty(description());
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);

        assertThat(COMMITTED)
                .as(
                        "the interface has changed: if that is meant, copy archive-web/%s over archive-web/%s",
                        MADE, COMMITTED)
                .exists()
                .content(StandardCharsets.UTF_8)
                .isEqualTo(made);
    }

    @Test
    void every_answer_is_described() {
        Map<String, Schema> schemas = description().getComponents().getSchemas();

        assertThat(schemas).hasSameSizeAs(SHAPES);
        assertThat(SHAPES).allSatisfy(shape -> assertThat(schemas).containsKey(shape.getSimpleName()));
    }

    private static OpenAPI description() {
        OpenAPI description = new OpenAPI()
                .openapi("3.1.0")
                .info(new Info()
                        .title("Wenku 文库")
                        .version("1")
                        .description("Records, files and search of the archive. Problems are answered as RFC 9457."));
        Reader reader =
                new Reader(new SwaggerConfiguration().openAPI(description).openAPI31(true));
        Set<Class<?>> resources = new LinkedHashSet<>(List.of(
                RecordsResource.class,
                RecordWritesResource.class,
                ContentsResource.class,
                SearchResource.class,
                AccessionsResource.class,
                DeliveriesResource.class,
                ChangeSetsResource.class));
        OpenAPI read = reader.read(resources);
        if (read.getComponents() == null) {
            read.setComponents(new Components());
        }
        read.getComponents()
                .addSchemas(
                        "ProblemJson",
                        ModelConverters.getInstance(true)
                                .read(ProblemJson.class)
                                .get("ProblemJson"));
        SHAPES.forEach(shape -> sayWhatMayBeNull(read, shape));
        read.getComponents().setSchemas(new TreeMap<>(read.getComponents().getSchemas()));
        read.getPaths().forEach(OpenApiTest::describe);
        return read;
    }

    private static void describe(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> describe(method + " " + path, operation));
    }

    private static void describe(String name, Operation operation) {
        operation.setSummary(SUMMARIES.get(name));
        for (Parameter parameter :
                operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters()) {
            parameter.setDescription(PARAMETERS.get(parameter.getName()));
        }
        ApiResponse answer = requireNonNull(operation.getResponses().remove("default"));
        operation.getResponses().addApiResponse("200", answer.description("What was asked for."));
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("What was wrong.")
                                .content(new Content()
                                        .addMediaType(
                                                ProblemJson.TYPE,
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/ProblemJson")))));
    }

    /** What JSpecify marks nullable may be null; an answer says everything; a problem leaves out what is null. */
    private static void sayWhatMayBeNull(OpenAPI read, Class<? extends Record> shape) {
        Schema<?> schema = requireNonNull(read.getComponents().getSchemas().get(shape.getSimpleName()));
        boolean leavesOut = shape == ProblemJson.class;
        boolean mayLeaveOut = leavesOut || shape.getSimpleName().endsWith("Said");
        schema.setRequired(components(shape)
                .filter(component -> !mayLeaveOut || !nullable(component))
                .map(OpenApiTest::name)
                .toList());
        components(shape)
                .filter(component -> !leavesOut && nullable(component))
                .map(component -> schema.getProperties().get(name(component)))
                .forEach(OpenApiTest::orNull);
    }

    private static Stream<RecordComponent> components(Class<? extends Record> shape) {
        return Arrays.stream(shape.getRecordComponents());
    }

    private static String name(RecordComponent component) {
        JsonProperty said = component.getAccessor().getAnnotation(JsonProperty.class);
        return said == null ? component.getName() : said.value();
    }

    private static boolean nullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || component.getAccessor().getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
    }

    private static void orNull(Schema<?> property) {
        if (property.get$ref() == null) {
            property.addType("null");
        } else {
            String ref = property.get$ref();
            property.set$ref(null);
            property.setOneOf(List.of(new Schema<>().$ref(ref), new Schema<>().types(Set.of("null"))));
        }
    }
}
