package org.wenku.archive.exchange.bagit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Compares what the manifests list with what is there: first by name, then, reading every file once, by digest. */
final class Comparing {

    private static final int BUFFER = 256 * 1024;
    private static final Set<String> LITTER = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

    private final BagFiles files;
    private final BagVersion version;
    private final BagNotes notes;
    private final Map<String, String> toFetch;
    private final Map<String, List<Claim>> claims = new TreeMap<>();
    private final Map<Manifest, Set<String>> listed = new HashMap<>();

    Comparing(BagFiles files, BagVersion version, BagNotes notes, Map<String, String> toFetch) {
        this.files = files;
        this.version = version;
        this.notes = notes;
        this.toFetch = toFetch;
    }

    /** What one manifest says of one file. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Claim(Manifest manifest, byte[] digest) {
        boolean isTrue(Map<BagDigest, byte[]> computed) {
            return manifest.digest().isEmpty()
                    || Arrays.equals(digest, computed.get(manifest.digest().get()));
        }
    }

    /** Finds the file for each line of a manifest. */
    void match(Manifest manifest) {
        Set<String> seen = new HashSet<>();
        manifest.entries().forEach((written, digest) -> {
            Optional<String> file = find(manifest, written);
            file.ifPresent(path -> {
                seen.add(path);
                claims.computeIfAbsent(path, p -> new ArrayList<>(1)).add(new Claim(manifest, digest));
            });
        });
        listed.put(manifest, seen);
    }

    private Optional<String> find(Manifest manifest, String written) {
        boolean encodes = version.isAtLeast(BagVersion.V1_0);
        String decoded = BagPath.decoded(written, encodes);
        // Before 1.0 nobody had to encode, so that a name with a percent sign most likely is what is written.
        for (String name : encodes ? List.of(decoded, written) : List.of(written, decoded)) {
            if (files.has(name)) {
                if (encodes && !name.equals(decoded)) {
                    notes.warning(BagNote.Kind.NOT_ENCODED, manifest.file(), written);
                }
                return Optional.of(name);
            }
        }
        return nearly(manifest, decoded).or(() -> {
            missing(manifest, decoded);
            return Optional.empty();
        });
    }

    /** The digest is still compared, so that nothing is taken for something else (RFC 8493, section 6.1.1.3). */
    private Optional<String> nearly(Manifest manifest, String name) {
        Optional<String> normalised = files.inOtherNormalisation(name);
        if (normalised.isPresent()) {
            notes.warning(BagNote.Kind.OTHER_NORMALISATION, manifest.file(), name);
            return normalised;
        }
        Optional<String> otherCase = files.inOtherCase(name);
        otherCase.ifPresent(path -> notes.warning(BagNote.Kind.OTHER_CASE, manifest.file(), name));
        return otherCase;
    }

    private void missing(Manifest manifest, String name) {
        String url = toFetch.get(name);
        if (url != null) {
            notes.fault(BagNote.Kind.TO_BE_FETCHED, "fetch.txt", name + " (" + url + ")");
        } else if (LITTER.contains(name.substring(name.lastIndexOf('/') + 1))) {
            notes.warning(BagNote.Kind.LITTER_GONE, manifest.file(), name);
        } else {
            notes.fault(BagNote.Kind.MISSING, manifest.file(), name);
        }
    }

    /** Notes payload that a manifest should list: each manifest in 1.0, any of them before. */
    void findUnlisted(List<Manifest> manifests) {
        List<Manifest> ofPayload =
                manifests.stream().filter(manifest -> !manifest.isOfTags()).toList();
        for (String path : files.sizes().keySet()) {
            if (!path.startsWith(BagPath.PAYLOAD)) {
                continue;
            }
            List<String> without = ofPayload.stream()
                    .filter(manifest -> !listed.getOrDefault(manifest, Set.of()).contains(path))
                    .map(Manifest::file)
                    .toList();
            boolean tolerated = !version.isAtLeast(BagVersion.V1_0) && without.size() < ofPayload.size();
            if (!without.isEmpty() && !tolerated) {
                notes.fault(BagNote.Kind.UNLISTED, String.join(", ", without), path);
            }
        }
    }

    /** Reads every listed file and compares all its digests; returns the SHA-256 of the payload. */
    Map<String, byte[]> readEverything() {
        Map<String, byte[]> payload = new HashMap<>();
        byte[] buffer = new byte[BUFFER];
        claims.forEach((path, made) -> {
            try {
                Map<BagDigest, byte[]> computed = digests(path, made, buffer);
                for (Claim claim : made) {
                    if (!claim.isTrue(computed)) {
                        notes.fault(BagNote.Kind.ALTERED, claim.manifest().file(), path);
                    }
                }
                byte[] sha256 = computed.get(BagDigest.SHA256);
                if (path.startsWith(BagPath.PAYLOAD) && sha256 != null) {
                    payload.put(path, sha256);
                }
            } catch (IOException e) {
                notes.fault(BagNote.Kind.UNREADABLE, path, String.valueOf(e.getMessage()));
            }
        });
        return payload;
    }

    private Map<BagDigest, byte[]> digests(String path, List<Claim> made, byte[] buffer) throws IOException {
        Map<BagDigest, MessageDigest> running = new EnumMap<>(BagDigest.class);
        running.put(BagDigest.SHA256, BagDigest.SHA256.begin());
        made.forEach(claim ->
                claim.manifest().digest().ifPresent(digest -> running.computeIfAbsent(digest, BagDigest::begin)));
        try (InputStream in = Files.newInputStream(files.at(path), LinkOption.NOFOLLOW_LINKS)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (MessageDigest digest : running.values()) {
                    digest.update(buffer, 0, n);
                }
            }
        }
        Map<BagDigest, byte[]> computed = new EnumMap<>(BagDigest.class);
        running.forEach((digest, state) -> computed.put(digest, state.digest()));
        return computed;
    }
}
