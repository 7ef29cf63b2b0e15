package org.wenku.ingest.rendition;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.wenku.archive.holding.HeldFile;
import org.wenku.archive.step.StepNote;
import org.wenku.archive.step.StepProgress;

/** How one kind of rendition is made. */
interface Maker {

    /** What would make it here and now. */
    Means means();

    /** What a rendition can be made with. */
    sealed interface Means {}

    /**
     * It can be made.
     *
     * @param tool by this tool
     * @param version of this version; what was made by the same is not made again
     */
    record By(String tool, String version) implements Means {}

    /** It cannot be made, because this program is missing. */
    record Lacking(String tool) implements Means {}

    /**
     * What it is made from.
     *
     * @param held what the catalogue says of the file
     * @param path its bytes, to be read only
     * @param desk an empty folder to work in
     */
    record Source(HeldFile held, Path path, Path desk) {}

    /** How the making ended. */
    sealed interface Making {}

    /**
     * It was made.
     *
     * @param made the file or folder, at the desk
     * @param mediaType of the file; for a folder, of the files in it
     * @param facts what must be known to show it
     */
    record Made(Path made, String mediaType, JsonNode facts) implements Making {}

    /** There is nothing to make of this file. */
    record NotNeeded(StepNote why) implements Making {}

    /** It cannot be made of this file. */
    record NotMade(StepNote why) implements Making {}

    /** This program is missing for this file, though others can be made without it. */
    record NeedsTool(String tool) implements Making {}

    /**
     * Makes it.
     *
     * @throws IOException when it may go better another time
     */
    Making make(Source source, StepProgress progress) throws IOException;
}
