package org.wenku.archive.exchange.dc;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Statement;

/**
 * What a Dublin Core document says.
 *
 * @param about the identifier of what is described, where the document's root names it; in {@code oai_dc} it is one of the
 *     identifiers among the statements
 */
public record DublinCoreRecord(@Nullable String about, List<Statement> statements) {

    public DublinCoreRecord {
        statements = List.copyOf(requireNonNull(statements, "statements"));
    }
}
