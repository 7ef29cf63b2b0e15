package org.wenku.archive.exchange.premis;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.exchange.MalformedDocument;
import org.wenku.archive.exchange.XmlText;

/** Writes PREMIS 3.0 documents. May be called from any thread. */
public final class PremisXml {

    private static final String SCHEMA = Premis.NAMESPACE + " http://www.loc.gov/standards/premis/v3/premis.xsd";

    private PremisXml() {}

    // Made once and at the first use: it takes a few hundred milliseconds, a marshaller next to nothing.
    private static final class Context {
        static final JAXBContext ONE = context();

        private static JAXBContext context() {
            try {
                return JAXBContext.newInstance(Premis.class);
            } catch (JAXBException e) {
                throw new IllegalStateException("the classes for PREMIS cannot be bound", e);
            }
        }
    }

    /** The document as bytes in UTF-8; see {@link #write}. */
    public static byte[] bytes(List<PremisFile> files, List<PremisEvent> events, List<PremisAgent> agents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        write(files, events, agents, out);
        return out.toByteArray();
    }

    /**
     * Writes the document; the stream stays open.
     *
     * @param files at least one, as the schema demands
     * @throws IllegalArgumentException if there is no file, or an event names a file or an agent that is not among those
     *     given
     * @throws MalformedDocument if the stream cannot be written to
     */
    public static void write(
            List<PremisFile> files, List<PremisEvent> events, List<PremisAgent> agents, OutputStream out) {
        check(files, events, agents);
        Premis premis = new Premis();
        files.forEach(file -> premis.object.add(object(file, events)));
        events.forEach(event -> premis.event.add(event(event)));
        agents.forEach(agent -> premis.agent.add(agent(agent)));
        try {
            Marshaller marshaller = Context.ONE.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_ENCODING, StandardCharsets.UTF_8.name());
            marshaller.setProperty(Marshaller.JAXB_FORMATTED_OUTPUT, true);
            marshaller.setProperty(Marshaller.JAXB_SCHEMA_LOCATION, SCHEMA);
            marshaller.marshal(premis, out);
        } catch (JAXBException e) {
            throw new MalformedDocument("the PREMIS document could not be written", e);
        }
    }

    private static void check(List<PremisFile> files, List<PremisEvent> events, List<PremisAgent> agents) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a PREMIS document describes at least one file");
        }
        Set<String> fileIds = files.stream().map(PremisFile::identifier).collect(Collectors.toSet());
        Set<String> agentIds = agents.stream().map(PremisAgent::identifier).collect(Collectors.toSet());
        for (PremisEvent event : events) {
            if (!fileIds.containsAll(event.files()) || !agentIds.containsAll(event.agents())) {
                throw new IllegalArgumentException(
                        "the event " + event.identifier() + " names a file or an agent that is not described");
            }
        }
    }

    private static Premis.File object(PremisFile file, List<PremisEvent> events) {
        Premis.File object = new Premis.File();
        object.objectIdentifier = new Premis.ObjectIdentifier();
        object.objectIdentifier.objectIdentifierValue = XmlText.legal(file.identifier());
        object.objectCharacteristics = characteristics(file);
        object.originalName = XmlText.legal(file.originalName());
        object.storage = new Premis.Storage();
        object.storage.contentLocation.contentLocationValue = XmlText.legal(file.storedAs());
        events.stream()
                .filter(event -> event.files().contains(file.identifier()))
                .forEach(event -> object.linkingEventIdentifier.add(link(event)));
        return object;
    }

    private static Premis.Characteristics characteristics(PremisFile file) {
        Premis.Characteristics characteristics = new Premis.Characteristics();
        characteristics.size = file.size();
        characteristics.fixity.messageDigest = file.sha256();
        characteristics.format.formatDesignation.formatName = XmlText.legal(file.format());
        characteristics.format.formatDesignation.formatVersion = legal(file.formatVersion());
        if (file.puid() != null) {
            characteristics.format.formatRegistry = new Premis.Registry();
            characteristics.format.formatRegistry.formatRegistryKey = XmlText.legal(file.puid());
        }
        return characteristics;
    }

    private static Premis.LinkingEvent link(PremisEvent event) {
        Premis.LinkingEvent link = new Premis.LinkingEvent();
        link.linkingEventIdentifierValue = XmlText.legal(event.identifier());
        return link;
    }

    private static Premis.Event event(PremisEvent event) {
        Premis.Event written = new Premis.Event();
        written.eventIdentifier.eventIdentifierValue = XmlText.legal(event.identifier());
        written.eventType = Premis.Word.of("eventType", event.kind().label());
        written.eventDateTime = event.at().truncatedTo(ChronoUnit.MILLIS).toString();
        if (event.detail() != null) {
            written.eventDetailInformation = new Premis.Detail();
            written.eventDetailInformation.eventDetail = XmlText.legal(event.detail());
        }
        written.eventOutcomeInformation.eventOutcome =
                Premis.Word.of("eventOutcome", event.outcome().label());
        if (event.note() != null) {
            written.eventOutcomeInformation.eventOutcomeDetail = new Premis.OutcomeDetail();
            written.eventOutcomeInformation.eventOutcomeDetail.eventOutcomeDetailNote = XmlText.legal(event.note());
        }
        link(event, written);
        return written;
    }

    private static void link(PremisEvent event, Premis.Event written) {
        for (String agent : event.agents()) {
            Premis.LinkingAgent link = new Premis.LinkingAgent();
            link.linkingAgentIdentifierValue = XmlText.legal(agent);
            written.linkingAgentIdentifier.add(link);
        }
        for (String file : event.files()) {
            Premis.LinkingObject link = new Premis.LinkingObject();
            link.linkingObjectIdentifierValue = XmlText.legal(file);
            written.linkingObjectIdentifier.add(link);
        }
    }

    private static Premis.Agent agent(PremisAgent agent) {
        Premis.Agent written = new Premis.Agent();
        written.agentIdentifier.agentIdentifierValue = XmlText.legal(agent.identifier());
        written.agentName = XmlText.legal(agent.name());
        written.agentType = agent.kind().inPremis();
        written.agentVersion = legal(agent.version());
        return written;
    }

    private static @Nullable String legal(@Nullable String text) {
        return text == null ? null : XmlText.legal(text);
    }
}
