package org.wenku.ingest.extract;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.description.Statement;
import org.wenku.archive.holding.InnerFile;

/**
 * What is known about a document besides its text.
 *
 * @param mediaType what the document was found to be, without parameters; {@code application/octet-stream} when unknown
 * @param charset the charset of a plain text, else null
 * @param statements its description in Dublin Core, each value with its origin
 * @param fields the metadata as the parser named them, first value first
 * @param members what stands inside it and was read with it, in reading order
 * @param inside what a container says that stands inside it, in its order
 * @param unlisted why that is not all; null when it is
 * @param needsOcr whether there are pages or pictures that only OCR can read
 */
public record Facts(
        String mediaType,
        @Nullable CharsetFinding charset,
        List<Statement> statements,
        Map<String, List<String>> fields,
        List<Member> members,
        List<InnerFile> inside,
        @Nullable Unlisted unlisted,
        boolean needsOcr) {

    /**
     * Why the list of what is in a container ends early.
     *
     * @param ending ENCRYPTED, TOO_LARGE or another word for an ending of the child
     * @param cause the tool's own words
     */
    public record Unlisted(String ending, String cause) {}

    /** What is said of bytes that nothing is known about. */
    public static final String UNKNOWN_TYPE = "application/octet-stream";

    public Facts {
        requireNonNull(mediaType, "mediaType");
        statements = List.copyOf(requireNonNull(statements, "statements"));
        fields = Map.copyOf(requireNonNull(fields, "fields"));
        members = List.copyOf(requireNonNull(members, "members"));
        inside = List.copyOf(requireNonNull(inside, "inside"));
    }

    /** The first value of a metadata field, by the parser's name for it. */
    public Optional<String> field(String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst();
    }
}
