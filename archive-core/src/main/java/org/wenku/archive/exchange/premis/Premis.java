package org.wenku.archive.exchange.premis;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlSeeAlso;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code premis} element and the part of the schema that we write. Fields stand in the order of the schema; a null
 * field is not written.
 */
@XmlRootElement(name = "premis", namespace = Premis.NAMESPACE)
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "premisComplexType", namespace = Premis.NAMESPACE)
final class Premis {

    static final String NAMESPACE = "http://www.loc.gov/premis/v3";

    @XmlAttribute
    String version = "3.0";

    @XmlElement(namespace = NAMESPACE)
    List<PremisObject> object = new ArrayList<>();

    @XmlElement(namespace = NAMESPACE)
    List<Event> event = new ArrayList<>();

    @XmlElement(namespace = NAMESPACE)
    List<Agent> agent = new ArrayList<>();

    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(name = "objectComplexType", namespace = NAMESPACE)
    @XmlSeeAlso(File.class)
    abstract static class PremisObject {}

    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(
            name = "file",
            namespace = NAMESPACE,
            propOrder = {
                "objectIdentifier",
                "objectCharacteristics",
                "originalName",
                "storage",
                "linkingEventIdentifier"
            })
    static final class File extends PremisObject {
        @XmlElement(namespace = NAMESPACE)
        @Nullable
        ObjectIdentifier objectIdentifier;

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        Characteristics objectCharacteristics;

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String originalName;

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        Storage storage;

        @XmlElement(namespace = NAMESPACE)
        List<LinkingEvent> linkingEventIdentifier = new ArrayList<>();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class ObjectIdentifier {
        @XmlElement(namespace = NAMESPACE)
        String objectIdentifierType = "URI";

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String objectIdentifierValue;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Characteristics {
        @XmlElement(namespace = NAMESPACE)
        int compositionLevel;

        @XmlElement(namespace = NAMESPACE)
        Fixity fixity = new Fixity();

        @XmlElement(namespace = NAMESPACE)
        long size;

        @XmlElement(namespace = NAMESPACE)
        Format format = new Format();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Fixity {
        @XmlElement(namespace = NAMESPACE)
        String messageDigestAlgorithm = "SHA-256";

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String messageDigest;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Format {
        @XmlElement(namespace = NAMESPACE)
        Designation formatDesignation = new Designation();

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        Registry formatRegistry;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Designation {
        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String formatName;

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String formatVersion;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Registry {
        @XmlElement(namespace = NAMESPACE)
        String formatRegistryName = "PRONOM";

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String formatRegistryKey;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Storage {
        @XmlElement(namespace = NAMESPACE)
        Location contentLocation = new Location();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Location {
        @XmlElement(namespace = NAMESPACE)
        String contentLocationType = "OCFL logical path";

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String contentLocationValue;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class LinkingEvent {
        @XmlElement(namespace = NAMESPACE)
        String linkingEventIdentifierType = "URI";

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String linkingEventIdentifierValue;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Event {
        @XmlElement(namespace = NAMESPACE)
        EventIdentifier eventIdentifier = new EventIdentifier();

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        Word eventType;

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String eventDateTime;

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        Detail eventDetailInformation;

        @XmlElement(namespace = NAMESPACE)
        OutcomeInformation eventOutcomeInformation = new OutcomeInformation();

        @XmlElement(namespace = NAMESPACE)
        List<LinkingAgent> linkingAgentIdentifier = new ArrayList<>();

        @XmlElement(namespace = NAMESPACE)
        List<LinkingObject> linkingObjectIdentifier = new ArrayList<>();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class EventIdentifier {
        @XmlElement(namespace = NAMESPACE)
        String eventIdentifierType = "URI";

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String eventIdentifierValue;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Detail {
        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String eventDetail;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class OutcomeInformation {
        @XmlElement(namespace = NAMESPACE)
        @Nullable
        Word eventOutcome;

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        OutcomeDetail eventOutcomeDetail;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class OutcomeDetail {
        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String eventOutcomeDetailNote;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class LinkingAgent {
        @XmlElement(namespace = NAMESPACE)
        String linkingAgentIdentifierType = "local";

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String linkingAgentIdentifierValue;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class LinkingObject {
        @XmlElement(namespace = NAMESPACE)
        String linkingObjectIdentifierType = "URI";

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String linkingObjectIdentifierValue;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Agent {
        @XmlElement(namespace = NAMESPACE)
        AgentIdentifier agentIdentifier = new AgentIdentifier();

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String agentName;

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String agentType;

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String agentVersion;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static final class AgentIdentifier {
        @XmlElement(namespace = NAMESPACE)
        String agentIdentifierType = "local";

        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String agentIdentifierValue;
    }

    /** A word of a controlled vocabulary. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Word {
        @XmlValue
        @Nullable
        String word;

        @XmlAttribute
        @Nullable
        String authority;

        @XmlAttribute
        @Nullable
        String authorityURI;

        static Word of(String vocabulary, String word) {
            Word written = new Word();
            written.word = word;
            written.authority = vocabulary;
            written.authorityURI = "http://id.loc.gov/vocabulary/preservation/" + vocabulary;
            return written;
        }
    }
}
