package org.wenku.web.failure;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.wenku.archive.storage.ObjectId;
import org.wenku.web.OpenHouse;

/** A file has vanished from the store behind the archive's back: a fault of ours. */
class FaultTest {

    private final OpenHouse house = OpenHouse.open();
    private final Logger logger = (Logger) LoggerFactory.getLogger(FailureMapper.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private String address = "";

    @BeforeEach
    void loseAFile() throws IOException {
        UUID record = house.item(house.fonds("LANE", "里弄档案"), "一封信");
        UUID file = house.file(record, "信.txt", "text/plain", "信".getBytes(StandardCharsets.UTF_8));
        Path stored = house.archive()
                .store()
                .local(new ObjectId(record), "original/" + file)
                .orElseThrow();
        Files.delete(stored);
        address = "/files/" + file + "/x";
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        house.close();
    }

    @Test
    void a_program_is_given_a_reference_that_stands_in_the_log_and_nothing_of_the_inside() {
        var reply = house.get(address, "Accept-Language", "en");
        JsonNode problem = OpenHouse.read(reply);

        assertThat(reply.statusCode()).isEqualTo(500);
        assertThat(problem.path("type").asText()).endsWith("/problems/unexpected");
        assertThat(reply.body()).doesNotContain("Exception", "java.", "org.wenku", "store");
        String reference = problem.path("instance").asText().replace("urn:wenku:fault:", "");
        assertThat(reference).matches("[0-9a-f]{12}");
        assertThat(log.list).anySatisfy(event -> {
            assertThat(event.getFormattedMessage()).contains(reference, address);
            assertThat(event.getThrowableProxy()).isNotNull();
        });
    }

    @Test
    void a_person_is_given_a_page_with_the_reference() {
        var page = house.get(address, "Accept", "text/html", "Accept-Language", "en");

        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("Something went wrong").containsPattern("[0-9a-f]{12}");
        assertThat(page.body()).doesNotContain("Exception", "java.");
    }
}
