package org.wenku.ingest.extract;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Statement;

/**
 * What is known about a document besides its text.
 *
 * @param mediaType what the document was found to be, without parameters; {@code application/octet-stream} when unknown
 * @param charset the charset of a plain text, else null
 * @param statements its description in Dublin Core, each value with its origin
 * @param fields the metadata as the parser named them, first value first
 * @param members what stands inside it, in reading order
 * @param needsOcr whether there are pages or pictures that only OCR can read
 */
public record Facts(
        String mediaType,
        @Nullable CharsetFinding charset,
        List<Statement> statements,
        Map<String, List<String>> fields,
        List<Member> members,
        boolean needsOcr) {

    /** What is said of bytes that nothing is known about. */
    public static final String UNKNOWN_TYPE = "application/octet-stream";

    public Facts {
        requireNonNull(mediaType, "mediaType");
        statements = List.copyOf(requireNonNull(statements, "statements"));
        fields = Map.copyOf(requireNonNull(fields, "fields"));
        members = List.copyOf(requireNonNull(members, "members"));
    }

    /** The first value of a metadata field, by the parser's name for it. */
    public Optional<String> field(String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst();
    }
}
