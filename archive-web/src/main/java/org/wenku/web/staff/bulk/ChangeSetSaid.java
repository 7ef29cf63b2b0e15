package org.wenku.web.staff.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.changeset.Operation;
import org.wenku.archive.changeset.OperationJson;
import org.wenku.archive.changeset.Selection;
import org.wenku.web.api.Json;

/**
 * A change set that a program has worked out.
 *
 * @param name what it is called; the history of every record gives it as the reason
 * @param find which records
 * @param change what becomes of each, in this order
 */
public record ChangeSetSaid(
        @Nullable String name,
        @Nullable FindSaid find,
        @Nullable List<ChangeSaid> change) {

    static final ChangeSetSaid NOTHING = new ChangeSetSaid(null, null, null);

    /**
     * Which records: what a search finds, or all below a unit, or those with these codes.
     *
     * @param query words as in a search; empty for everything
     * @param facets keys by the name of their facet, to narrow the search
     * @param within the identifier of a record below which is searched
     * @param below the reference code of a unit
     * @param codes up to {@value Selection#MOST_CODES} reference codes
     * @param sheet the name of a sheet; only in answers
     * @param undone whether they are those that another set has changed; only in answers
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FindSaid(
            @Nullable String query,
            @Nullable Map<String, List<String>> facets,
            @Nullable String within,
            @Nullable String below,
            @Nullable List<String> codes,
            @Nullable String sheet,
            @Nullable Boolean undone) {

        static FindSaid of(Selection selection) {
            return Json.MAPPER.convertValue(selection.json(), FindSaid.class);
        }
    }

    /**
     * One change; which fields it needs follows from what it does.
     *
     * @param act {@code add}, {@code set}, {@code remove}, {@code replace}, {@code replace-text}, {@code language},
     *     {@code access}, {@code publish}, {@code withdraw}, {@code move} or {@code link}
     * @param term the name of a property in DCTERMS
     * @param from the value, language or property that is there
     * @param to the value, language or property that comes instead
     * @param find the text that is looked for in values
     * @param expression whether that is a regular expression
     * @param condition {@code open}, {@code restricted} or {@code closed}
     * @param until the day on which the files open
     * @param reason why, for readers
     * @param authority the address of the person, place or subject meant
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChangeSaid(
            @JsonProperty("do") @Nullable String act,
            @Nullable String term,
            @Nullable String value,
            @Nullable String language,
            @Nullable String edtf,
            @Nullable String from,
            @Nullable String to,
            @Nullable String find,
            @Nullable String replacement,
            @Nullable Boolean expression,
            @Nullable Boolean anyCase,
            @Nullable String condition,
            @Nullable String until,
            @Nullable String reason,
            @Nullable String authority) {

        static List<ChangeSaid> of(List<Operation> operations) {
            return Json.MAPPER.convertValue(
                    OperationJson.write(operations),
                    Json.MAPPER.getTypeFactory().constructCollectionType(List.class, ChangeSaid.class));
        }
    }

    /** @throws org.wenku.archive.changeset.BadWish if no records are chosen */
    Selection selection() {
        return Selection.read(Json.MAPPER.valueToTree(find == null ? Map.of() : find));
    }

    /** @throws org.wenku.archive.changeset.BadWish if there is none, or one that cannot be understood */
    List<Operation> operations() {
        return OperationJson.read(Json.MAPPER.valueToTree(change == null ? List.of() : change));
    }
}
