package org.wenku.archive.search;

import java.util.List;
import java.util.Map;
import org.wenku.archive.access.Reader;

/** The names under which things stand in the index. A change here or in the analysis means a new {@link #SCHEMA}. */
final class Fields {
    /** Generations of another schema are not opened; the index is built anew. */
    static final String SCHEMA = "2";

    static final String INDEX = "records";

    static final String ID = "id";
    static final String VISIBILITY = "visibility";
    static final String VISIBLE = "public";
    static final String HIDDEN = "staff";
    static final String ANCESTOR = "ancestor";
    static final String PATH = "path";
    static final String DATE = "dateOrder";
    static final String TITLE_ORDER = "titleOrder";
    static final String MODIFIED = "modified";
    static final String TITLE_KEY = "titleKey";
    static final String REFERENCE_KEY = "referenceKey";

    static final String TITLE = "title";
    static final String REFERENCE = "reference";
    static final String NAMES = "names";
    static final String TOPICS = "topics";
    static final String DESCRIPTION = "description";
    static final String TEXT = "text";
    static final String RESTRICTED = "restricted";
    static final String CARD = "card";

    /** How much a word weighs by where it stands. */
    static final Map<String, Float> WEIGHTS =
            Map.of(TITLE, 3f, REFERENCE, 3f, NAMES, 2f, TOPICS, 1.5f, DESCRIPTION, 1.2f, TEXT, 1f, RESTRICTED, 1f);

    /** What the public may find. */
    static final List<String> OPEN = List.of(TITLE, REFERENCE, NAMES, TOPICS, DESCRIPTION, TEXT);

    /** What those may find who see drafts, in some fonds at least. */
    static final List<String> ALL = List.of(TITLE, REFERENCE, NAMES, TOPICS, DESCRIPTION, TEXT, RESTRICTED);

    /** What snippets are cut from. */
    static final List<String> SHOWN = List.of(TITLE, DESCRIPTION, TEXT, RESTRICTED);

    private Fields() {}

    static List<String> searchedBy(Reader reader) {
        return reader.seesOnlyWhatIsPublic() ? OPEN : ALL;
    }
}
