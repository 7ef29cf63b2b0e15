package org.wenku.archive.holding;

import java.nio.file.Path;

/**
 * Draws what a file looks like. Behind it stands another process, because a picture may be made to harm whoever opens
 * it; the archive's own process never decodes one.
 */
public interface Pictures {

    /**
     * Draws one page of a file as a JPEG. Called for one picture at a time by each caller; may take as long as the
     * deadline of an extraction.
     *
     * @param file the file, which is only read
     * @param mediaType what it is
     * @param page which page, counted from 1; a picture has one
     * @param width the most pixels the picture is wide; a smaller source is not enlarged
     * @param target where the JPEG is written; does not exist yet
     */
    Drawing draw(Path file, String mediaType, int page, int width, Path target);

    /** How a drawing ended. */
    sealed interface Drawing {}

    /** The picture is in the target. */
    record Drawn() implements Drawing {}

    /**
     * There is no picture.
     *
     * @param reason why, for the log
     * @param lasting whether asking again would end the same: no such page, not a picture, damaged
     */
    record NotDrawn(String reason, boolean lasting) implements Drawing {}
}
