package org.wenku.web.api;

import org.jspecify.annotations.Nullable;
import org.wenku.archive.changeset.Saying;

/** The same in both languages of the house. */
public record SayingAnswer(String zh, String en) {

    /** What is said to programs of it; null where nothing is said. */
    public static @Nullable SayingAnswer of(@Nullable Saying said) {
        return said == null ? null : new SayingAnswer(said.chinese(), said.english());
    }
}
