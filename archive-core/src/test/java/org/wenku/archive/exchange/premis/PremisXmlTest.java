package org.wenku.archive.exchange.premis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenku.archive.exchange.SharedSchemas;

class PremisXmlTest {

    private static final Instant WHEN = Instant.parse("2026-11-23T08:00:00.123456Z");

    private static final PremisFile SCAN = new PremisFile(
            "urn:uuid:019ab000-0000-7000-8000-000000000001",
            "original/文件处置办法 <1931>.pdf",
            "文件处置办法 <1931>.pdf",
            20_480,
            "a".repeat(64),
            "application/pdf",
            "1.7",
            "fmt/276");

    private static final PremisFile NOTE = new PremisFile(
            "urn:uuid:019ab000-0000-7000-8000-000000000002",
            "original/%%a%00b",
            "a\u0000b\uD800",
            0,
            "b".repeat(64),
            "application/octet-stream",
            null,
            null);

    private static final List<PremisAgent> AGENTS = List.of(
            new PremisAgent("wenku", "Wenku 文库", PremisAgent.Kind.SOFTWARE, "0.1.0"),
            new PremisAgent("user:chen", "陈来生", PremisAgent.Kind.PERSON, null));

    private static final List<PremisEvent> EVENTS = List.of(
            new PremisEvent(
                    "urn:uuid:019ab000-0000-7000-8000-000000000003",
                    PremisEvent.Kind.INGESTION,
                    WHEN,
                    "received by ingest & stored",
                    PremisEvent.Outcome.SUCCESS,
                    null,
                    List.of("wenku", "user:chen"),
                    List.of(SCAN.identifier(), NOTE.identifier())),
            new PremisEvent(
                    "urn:uuid:019ab000-0000-7000-8000-000000000004",
                    PremisEvent.Kind.FORMAT_IDENTIFICATION,
                    WHEN,
                    null,
                    PremisEvent.Outcome.WARNING,
                    "格式未能识别",
                    List.of("wenku"),
                    List.of(NOTE.identifier())));

    @Test
    void the_document_is_the_golden_one() throws IOException {
        String golden;
        try (InputStream in = requireNonNull(PremisXmlTest.class.getResourceAsStream("golden.xml"))) {
            golden = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        String written = new String(PremisXml.bytes(List.of(SCAN, NOTE), EVENTS, AGENTS), StandardCharsets.UTF_8);

        assertThat(written).isEqualTo(golden);
    }

    @Tag("shared")
    @Test
    void the_document_is_valid_premis_3() throws Exception {
        byte[] written = PremisXml.bytes(List.of(SCAN, NOTE), EVENTS, AGENTS);

        SharedSchemas.validate("xml-schemas/premis3/premis.xsd", written);
        SharedSchemas.validate("xml-schemas/premis3/premis.xsd", PremisXml.bytes(List.of(NOTE), List.of(), List.of()));
    }

    @Test
    void a_document_without_a_file_is_refused() {
        assertThatThrownBy(() -> PremisXml.bytes(List.of(), List.of(), AGENTS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_event_that_names_a_stranger_is_refused() {
        assertThatThrownBy(() -> PremisXml.bytes(List.of(SCAN), EVENTS, AGENTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("019ab000-0000-7000-8000-000000000003");
        assertThatThrownBy(() -> PremisXml.bytes(List.of(SCAN, NOTE), EVENTS, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
