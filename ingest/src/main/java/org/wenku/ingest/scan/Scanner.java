package org.wenku.ingest.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.settings.Key;
import org.wenku.archive.settings.Settings;
import org.wenku.archive.settings.SettingsFault;

/** The virus scanner of this archive, if one is set, and what follows from what it says. */
public final class Scanner {

    /** Under which the verdict stands in the technical metadata of a file. */
    public static final String FIELD = "virusScan";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCEPT = "accept";
    private static final String QUARANTINE = "quarantine";

    private final @Nullable Clamd clamd;
    private final boolean acceptWhenAway;
    private final boolean acceptWhenLimited;

    private Scanner(@Nullable Clamd clamd, boolean acceptWhenAway, boolean acceptWhenLimited) {
        this.clamd = clamd;
        this.acceptWhenAway = acceptWhenAway;
        this.acceptWhenLimited = acceptWhenLimited;
    }

    /** No scanner: nothing is looked at and nothing said. */
    public static Scanner none() {
        return new Scanner(null, true, true);
    }

    /**
     * The scanner that is set.
     *
     * @throws SettingsFault if its address or a policy is not one
     */
    public static Scanner of(Settings settings) {
        Optional<String> address = settings.given(Key.CLAMD_ADDRESS);
        if (address.isEmpty()) {
            return none();
        }
        try {
            return new Scanner(
                    Clamd.at(address.get(), Duration.ofSeconds(settings.number(Key.CLAMD_DEADLINE, 1, 3600))),
                    accepts(settings, Key.CLAMD_WHEN_AWAY),
                    accepts(settings, Key.CLAMD_WHEN_LIMITED));
        } catch (IllegalArgumentException e) {
            throw new SettingsFault(Key.CLAMD_ADDRESS.dotted() + ": " + e.getMessage());
        }
    }

    private static boolean accepts(Settings settings, Key key) {
        String policy = settings.text(key);
        if (!policy.equals(ACCEPT) && !policy.equals(QUARANTINE)) {
            throw new SettingsFault(key.dotted() + " is \"" + policy + "\"; expected accept or quarantine");
        }
        return policy.equals(ACCEPT);
    }

    /** Whether one is set. */
    public boolean isSet() {
        return clamd != null;
    }

    /** Which scanner answers now; empty when none is set or it is away. */
    public Optional<ScannerVersion> answering() {
        Clamd there = clamd;
        try {
            return there == null ? Optional.empty() : Optional.of(there.version());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Looks through a file; empty when no scanner is set. */
    public Optional<ScanVerdict> scan(Path file) {
        Clamd there = clamd;
        return there == null ? Optional.empty() : Optional.of(there.scan(file));
    }

    /** Whether a file of which this was said is to wait for a person. */
    public boolean mustWait(ScanVerdict verdict) {
        if (verdict instanceof ScanVerdict.Infected) {
            return true;
        }
        if (verdict instanceof ScanVerdict.Away) {
            return !acceptWhenAway;
        }
        return !(verdict instanceof ScanVerdict.Clean) && !acceptWhenLimited;
    }

    /** The verdict as it is kept with the file. */
    public static ObjectNode technical(ScanVerdict verdict) {
        ObjectNode said = JSON.createObjectNode()
                .put("status", verdict.status())
                .put("at", Instant.now().toString())
                .put("zh", verdict.sentence().chinese())
                .put("en", verdict.sentence().english());
        verdict.scanner()
                .ifPresent(scanner -> said.put("scanner", scanner.program())
                        .put("database", scanner.database())
                        .put("databaseDate", scanner.databaseDate()));
        if (verdict instanceof ScanVerdict.Infected infected) {
            said.put("signature", infected.signature());
        } else if (verdict instanceof ScanVerdict.Limited limited) {
            said.put("limit", limited.limit());
        } else if (verdict instanceof ScanVerdict.Away away) {
            said.put("cause", away.cause());
        }
        return said;
    }
}
