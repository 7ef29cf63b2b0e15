package org.wenku.web.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** Something that a command wants done in the archive. */
public interface Errand {

    /**
     * Does it, saying line by line what happens.
     *
     * @param wish what the command asks for, a JSON object
     * @param answer takes each line of the answer, a JSON object; the errand is over when this method returns
     * @throws Refusal if the wish cannot be met; the message is for the person at the terminal
     */
    void run(JsonNode wish, Consumer<JsonNode> answer);
}
