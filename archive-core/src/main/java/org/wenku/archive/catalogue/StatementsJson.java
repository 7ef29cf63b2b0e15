package org.wenku.archive.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Origin;
import org.wenku.archive.description.Statement;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;

/** How statements stand in the database: an array of small objects, stable because years of rows depend on it. */
public final class StatementsJson {

    private static final ObjectMapper JSON = new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);
    private static final TypeReference<List<Row>> ROWS = new TypeReference<>() {};

    private StatementsJson() {}

    /** One statement as it is stored. */
    record Row(
            String term,
            String value,
            @Nullable String language,
            Origin.Kind kind,
            @Nullable String tool,
            @Nullable String version,
            @Nullable String field,
            @Nullable String authority,
            @Nullable String edtf) {

        static Row of(Statement statement) {
            Origin origin = statement.origin();
            URI authority = statement.authority();
            return new Row(
                    statement.term().localName(),
                    statement.value(),
                    statement.language(),
                    origin.kind(),
                    origin.tool(),
                    origin.version(),
                    origin.field(),
                    authority == null ? null : authority.toString(),
                    statement.edtf());
        }

        Statement statement() {
            return new Statement(
                    Term.named(term).orElseThrow(() -> new IllegalStateException("no term is named " + term)),
                    value,
                    language,
                    new Origin(kind, tool, version, field),
                    authority == null ? null : URI.create(authority),
                    edtf);
        }
    }

    /** The statements as the database keeps them. */
    public static String write(Statements statements) {
        try {
            // PostgreSQL cannot keep U+0000 in jsonb.
            return JSON.writeValueAsString(
                            statements.all().stream().map(Row::of).toList())
                    .replace("\\u0000", "\\ufffd");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("statements could not be written as JSON", e);
        }
    }

    /**
     * The statements that the database kept.
     *
     * @throws IllegalStateException if the text is not what {@link #write} makes
     */
    public static Statements read(String json) {
        try {
            return new Statements(
                    JSON.readValue(json, ROWS).stream().map(Row::statement).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("statements in the database are not in the expected form", e);
        }
    }
}
